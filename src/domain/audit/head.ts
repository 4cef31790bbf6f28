import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** What the sequencer vouches for: at this instant the log had this size and this root. */
export interface Head {
  /** Name of the log, so that a head of one log is never taken for a head of another. */
  readonly log: string;
  readonly size: number;
  readonly root: Buffer;
  /** Instant, ISO 8601 in UTC with milliseconds. */
  readonly signedAt: string;
}

/** A head with its Ed25519 signature (RFC 8032). */
export interface SignedHead extends Head {
  readonly keyId: string;
  readonly signature: Buffer;
}

export const AUDIT_LOG = 'gongkai-audit';

/** The bytes that are signed: canonical JSON (RFC 8785) of log, size, root (hex) and instant. */
export function headBytes(head: Head): Buffer {
  const { log, size, signedAt } = head;
  return Buffer.from(canonicalJson({ log, size, root: head.root.toString('hex'), signedAt }), 'utf8');
}

/** First 8 bytes of the SHA-256 of the raw 32-byte public key, as hex. Accepts either half of the pair. */
export function keyId(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const { x } = publicKey.export({ format: 'jwk' });
  if (publicKey.asymmetricKeyType !== 'ed25519' || x === undefined)
    throw new TypeError('the trail is signed with Ed25519 only');
  return createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex').slice(0, 16);
}

export function signHead(head: Head, privateKey: KeyObject): SignedHead {
  return { ...head, keyId: keyId(privateKey), signature: sign(null, headBytes(head), privateKey) };
}

export function isSigned(head: SignedHead, publicKey: KeyObject): boolean {
  return head.keyId === keyId(publicKey) && verify(null, headBytes(head), publicKey, head.signature);
}
