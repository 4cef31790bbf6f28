import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyId } from '../domain/audit/head.js';
import type { Settings } from '../platform/settings.js';

export type KeySettings = Pick<Settings, 'auditSigningKey' | 'dataDir' | 'databaseUrl' | 'production'>;

/** The person who starts the process must act on it: what is wrong with the key, and what to do. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError';
}

/**
 * The Ed25519 key that signs heads: from the settings, or made once under the data folder. In production with a database of its own
 * there may be many processes and short-lived disks, so a key is never made there: heads signed by a lost key prove nothing.
 */
export function signingKey(settings: KeySettings): KeyObject {
  if (settings.auditSigningKey !== null) return privateKeyOf(settings.auditSigningKey);
  if (settings.production && settings.databaseUrl !== null) {
    throw new SigningKeyError(
      'AUDIT_SIGNING_KEY is missing: in production the key that signs the trail must be given (PEM or base64 PKCS 8, or a file). ' +
        'Make one with: openssl genpkey -algorithm ed25519 -out audit-ed25519.pem',
    );
  }
  return storedKey(settings.dataDir) ?? makeKey(settings.dataDir);
}

/** The public keys to believe, by key id: of the given file (one or more PEM blocks), else of the configured or stored key. */
export function trustedKeys(settings: KeySettings, file: string | null): ReadonlyMap<string, KeyObject> {
  const keys = file === null ? ownPublicKeys(settings) : publicKeysOf(readFileSync(file, 'utf8'), file);
  return new Map(keys.map((key) => [keyId(key), key]));
}

function ownPublicKeys(settings: KeySettings): KeyObject[] {
  if (settings.auditSigningKey !== null) return [createPublicKey(privateKeyOf(settings.auditSigningKey))];
  const path = publicPath(settings.dataDir);
  return existsSync(path) ? publicKeysOf(readFileSync(path, 'utf8'), path) : [];
}

function publicKeysOf(text: string, file: string): KeyObject[] {
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g);
  if (blocks === null)
    throw new SigningKeyError(`${file} holds no public key in PEM form (-----BEGIN PUBLIC KEY-----)`);
  return blocks.map((block) => createPublicKey(block));
}

function privateKeyOf(given: string): KeyObject {
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given;
  const key = parsed(text.replaceAll('\\n', '\n').trim());
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new SigningKeyError(
      `AUDIT_SIGNING_KEY is a key for ${String(key.asymmetricKeyType)}: the trail is signed with Ed25519`,
    );
  }
  return key;
}

/** The key itself must not appear in the message: it goes to logs. */
function parsed(text: string): KeyObject {
  try {
    if (text.startsWith('-----BEGIN')) return createPrivateKey(text);
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw new SigningKeyError('AUDIT_SIGNING_KEY is neither a PEM, nor base64 of PKCS 8, nor a file with one of them', {
      cause,
    });
  }
}

function storedKey(dataDir: string): KeyObject | null {
  const path = privatePath(dataDir);
  if (!existsSync(path)) return null;
  const key = createPrivateKey(readFileSync(path, 'utf8'));
  if (!existsSync(publicPath(dataDir))) writePublic(dataDir, key);
  return key;
}

/** Written aside and linked into place: of two processes that start at once, both end up with the one key that won. */
function makeKey(dataDir: string): KeyObject {
  mkdirSync(folder(dataDir), { recursive: true, mode: 0o700 });
  const aside = join(folder(dataDir), `.new-${process.pid}.pem`);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(aside, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  try {
    linkSync(aside, privatePath(dataDir));
  } catch (cause) {
    if (!existsSync(privatePath(dataDir))) throw cause;
  } finally {
    rmSync(aside);
  }
  const key = createPrivateKey(readFileSync(privatePath(dataDir), 'utf8'));
  writePublic(dataDir, key);
  return key;
}

function writePublic(dataDir: string, key: KeyObject): void {
  writeFileSync(publicPath(dataDir), createPublicKey(key).export({ format: 'pem', type: 'spki' }));
}

const folder = (dataDir: string): string => join(dataDir, 'keys');
const privatePath = (dataDir: string): string => join(folder(dataDir), 'audit-ed25519.pem');
const publicPath = (dataDir: string): string => join(folder(dataDir), 'audit-ed25519.pub.pem');
