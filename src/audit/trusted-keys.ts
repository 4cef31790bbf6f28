import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { keyId } from '../domain/audit/head.js';
import { ownPublicKey, type KeySettings } from './signing-key.js';

/**
 * The public keys a verification believes, by key id: those of the given file, else this installation's own. An auditor gives a file kept
 * elsewhere; after a change of key it holds the old and the new one, one PEM block each.
 */
export function trustedKeys(settings: KeySettings, file: string | null): ReadonlyMap<string, KeyObject> {
  const own = ownPublicKey(settings);
  const keys = file === null ? (own === null ? [] : [own]) : publicKeysIn(file);
  return new Map(keys.map((key) => [keyId(key), key]));
}

function publicKeysIn(file: string): KeyObject[] {
  const blocks = readFileSync(file, 'utf8').match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g);
  if (blocks === null) throw new Error(`${file} holds no public key in PEM form (-----BEGIN PUBLIC KEY-----)`);
  return blocks.map((block) => createPublicKey(block));
}
