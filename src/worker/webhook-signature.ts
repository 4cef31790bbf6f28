import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** PKCS 8 of an Ed25519 seed (RFC 8410, 7) without the seed itself. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

interface Message {
  readonly id: string;
  readonly now: Date;
  readonly body: string;
}

/**
 * The three headers of Standard Webhooks 1.0. With several secrets (a rotation) there is one signature for each, so that the receiver may
 * change over whenever it likes: `whsec_` signs with HMAC-SHA256 (`v1`), `whsk_` with Ed25519 (`v1a`).
 */
export function webhookHeaders(secrets: readonly string[], message: Message): Record<string, string> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': `${Math.floor(message.now.getTime() / 1000)}`,
    'webhook-signature': secrets.map((secret) => signature(secret, message)).join(' '),
  };
}

function signature(secret: string, { id, now, body }: Message): string {
  if (!secret.startsWith('whsk_')) return new Webhook(secret).sign(id, now, body);
  const signed = `${id}.${Math.floor(now.getTime() / 1000)}.${body}`;
  return `v1a,${sign(null, Buffer.from(signed), privateKey(secret)).toString('base64')}`;
}

/** The key is the 32 bytes of the seed, or the 64 of seed and public key as libsodium keeps them. */
function privateKey(secret: string): KeyObject {
  const bytes = Buffer.from(secret.slice('whsk_'.length), 'base64');
  if (bytes.length !== SEED_BYTES && bytes.length !== 2 * SEED_BYTES) throw new Error('not an Ed25519 key');
  const der = Buffer.concat([PKCS8_ED25519, bytes.subarray(0, SEED_BYTES)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** Whether the secret can sign at all; told at start, not at the first delivery. */
export function isUsableSecret(secret: string): boolean {
  try {
    return signature(secret, { id: 'check', now: new Date(0), body: '' }) !== '';
  } catch {
    return false;
  }
}
