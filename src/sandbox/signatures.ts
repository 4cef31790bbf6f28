import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410) without the key itself. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const TOLERANCE_S = 5 * 60;

interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly at: string;
  readonly payload: string;
}

/** Whether one of the keys signed it, and not long before or after `now`: `whsec_` by the official package, `whpk_` (Ed25519) as the standard says. */
export function isSigned(
  keys: readonly string[],
  payload: string,
  headers: Readonly<Record<string, string>>,
  now: Date,
): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': signatures = '' } = headers;
  if (!(Math.abs(now.getTime() / 1000 - Number(at)) <= TOLERANCE_S)) return false;
  const given = signatures.split(' ');
  return keys.some((key) => (key.startsWith('whpk_') ? byEd25519 : byHmac)(key, { id, at, payload }, given));
}

const byHmac = (key: string, { id, at, payload }: Signed, given: readonly string[]): boolean =>
  given.includes(new Webhook(key).sign(id, new Date(Number(at) * 1000), payload));

function byEd25519(key: string, { id, at, payload }: Signed, given: readonly string[]): boolean {
  const raw = Buffer.from(key.slice('whpk_'.length), 'base64');
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_ED25519, raw]), format: 'der', type: 'spki' });
  const signed = Buffer.from(`${id}.${at}.${payload}`);
  return given
    .flatMap((each) => (each.startsWith('v1a,') ? [Buffer.from(each.slice('v1a,'.length), 'base64')] : []))
    .some((signature) => verify(null, signed, publicKey, signature));
}
