import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingsError, type Settings } from '../platform/settings.js';

export type KeySettings = Pick<Settings, 'auditSigningKey' | 'dataDir' | 'embedded' | 'production'>;

/**
 * The Ed25519 key that signs heads: from the settings, or made once under the data folder. In production with a database of its own
 * there may be many processes and short-lived disks, so a key is never made there: heads signed by a lost key prove nothing.
 */
export function signingKey(settings: KeySettings): KeyObject {
  if (settings.auditSigningKey !== null) return privateKeyOf(settings.auditSigningKey);
  if (settings.production && !settings.embedded) {
    throw wrongKey(
      'is missing: in production with DATABASE_URL the key that signs the trail must be given (PEM, base64 of PKCS 8, or a file). ' +
        'Make one with: openssl genpkey -algorithm ed25519 -out audit-ed25519.pem',
    );
  }
  return storedKey(settings.dataDir) ?? makeKey(settings.dataDir);
}

/** The public half of the configured or stored key, without making one; null when there is none yet. */
export function ownPublicKey(settings: KeySettings): KeyObject | null {
  if (settings.auditSigningKey !== null) return createPublicKey(privateKeyOf(settings.auditSigningKey));
  const path = publicPath(settings.dataDir);
  return existsSync(path) ? createPublicKey(readFileSync(path, 'utf8')) : null;
}

function privateKeyOf(given: string): KeyObject {
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given;
  const key = parsed(text.replaceAll('\\n', '\n').trim());
  if (key.asymmetricKeyType !== 'ed25519') {
    throw wrongKey(`is a key for ${String(key.asymmetricKeyType)}: the trail is signed with Ed25519`);
  }
  return key;
}

/** The key itself must not appear in the message: it goes to logs. */
function parsed(text: string): KeyObject {
  try {
    if (text.startsWith('-----BEGIN')) return createPrivateKey(text);
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw wrongKey('is neither a PEM, nor base64 of PKCS 8, nor a file with one of them', cause);
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

function wrongKey(problem: string, cause?: unknown): SettingsError {
  const error = new SettingsError([`AUDIT_SIGNING_KEY ${problem}`]);
  error.cause = cause;
  return error;
}

const folder = (dataDir: string): string => join(dataDir, 'keys');
const privatePath = (dataDir: string): string => join(folder(dataDir), 'audit-ed25519.pem');
const publicPath = (dataDir: string): string => join(folder(dataDir), 'audit-ed25519.pub.pem');
