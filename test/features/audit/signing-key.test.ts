import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingKey, type KeySettings } from '../../../src/audit/signing-key.js';
import { trustedKeys } from '../../../src/audit/trusted-keys.js';
import { keyId } from '../../../src/domain/audit/head.js';
import { SettingsError } from '../../../src/platform/settings.js';

const pem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();

describe('the key that signs the trail', () => {
  let settings: KeySettings;

  beforeEach(() => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-key-'));
    settings = { auditSigningKey: null, dataDir, embedded: true, production: false };
  });

  it('is made once, for the eyes of this user only, with its public half beside it', () => {
    const made = signingKey(settings);
    expect(keyId(signingKey(settings))).toBe(keyId(made));
    const folder = join(settings.dataDir, 'keys');
    expect(readdirSync(folder).sort()).toEqual(['audit-ed25519.pem', 'audit-ed25519.pub.pem']);
    expect(statSync(join(folder, 'audit-ed25519.pem')).mode & 0o777).toBe(0o600);
    expect(keyId(createPublicKey(readFileSync(join(folder, 'audit-ed25519.pub.pem'))))).toBe(keyId(made));
  });

  it.each<[string, (key: KeyObject, dataDir: string) => string]>([
    ['as PEM', (key) => pem(key)],
    ['as PEM on one line', (key) => pem(key).replaceAll('\n', '\\n')],
    ['as base64 of PKCS 8', (key) => key.export({ format: 'der', type: 'pkcs8' }).toString('base64')],
    [
      'as a file',
      (key, dataDir) => {
        const file = join(dataDir, 'given.pem');
        writeFileSync(file, pem(key));
        chmodSync(file, 0o600);
        return file;
      },
    ],
  ])('may be given %s', (_, given) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const auditSigningKey = given(privateKey, settings.dataDir);
    expect(keyId(signingKey({ ...settings, auditSigningKey }))).toBe(keyId(privateKey));
    expect([...trustedKeys({ ...settings, auditSigningKey }, null).keys()]).toEqual([keyId(privateKey)]);
  });

  it('must be given in production with a database of its own, and is not asked for with the embedded one', () => {
    expect(() => signingKey({ ...settings, production: true, embedded: false })).toThrow(SettingsError);
    expect(() => signingKey({ ...settings, production: true, embedded: false })).toThrow(
      /AUDIT_SIGNING_KEY is missing/,
    );
    expect(signingKey({ ...settings, production: true }).asymmetricKeyType).toBe('ed25519');
  });

  it('is refused with its name and without its text when it is no Ed25519 key', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => signingKey({ ...settings, auditSigningKey: pem(privateKey) })).toThrow(
      'AUDIT_SIGNING_KEY is a key for ec',
    );
    expect(() => signingKey({ ...settings, auditSigningKey: 'not-a-key' })).toThrow(
      /^(?!.*not-a-key).*AUDIT_SIGNING_KEY is neither/s,
    );
  });

  it('is not made by who only wants to verify', () => {
    expect(trustedKeys(settings, null).size).toBe(0);
    expect(readdirSync(settings.dataDir)).toEqual([]);
  });

  it('may have been another before: a file with both public keys is believed for both', () => {
    const pairs = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    const file = join(settings.dataDir, 'keys.pem');
    writeFileSync(
      file,
      pairs.map(({ publicKey }) => publicKey.export({ format: 'pem', type: 'spki' }).toString()).join(''),
    );
    expect([...trustedKeys(settings, file).keys()]).toEqual(pairs.map(({ publicKey }) => keyId(publicKey)));
  });
});
