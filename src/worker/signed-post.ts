import { Webhook } from 'standardwebhooks';

/** A message signed as https://www.standardwebhooks.com asks: HMAC-SHA256 over id, time and body. */
export interface SignedPost {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  /** The same at every attempt: the receiver ignores repeats by it. */
  readonly id: string;
  readonly body: string;
  readonly now: Date;
}

export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly retryAfter: string | null }
  | { readonly kind: 'silence'; readonly error: string };

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 64 * 1024;

/** Posts once: redirects are not followed, at most 64 KB of the answer are read, silence ends after 15 s. Never throws for the other side. */
export async function signedPost({ url, secret, id, body, now }: SignedPost): Promise<Reply> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Gongkai',
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(now.getTime() / 1000)}`,
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const retryAfter = response.headers.get('retry-after');
    return { kind: 'answer', status: response.status, body: await bounded(response), retryAfter };
  } catch (error) {
    return { kind: 'silence', error: whyNot(error) };
  }
}

/** Whether the secret can sign at all; told at start, not at the first delivery. */
export function isUsableSecret(secret: string): boolean {
  try {
    return new Webhook(secret).sign('check', new Date(0), '') !== '';
  } catch {
    return false;
  }
}

async function bounded(response: Response): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= MOST_BYTES) break;
  }
  // PostgreSQL keeps no NUL in text.
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8').replaceAll('\0', '');
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  return cause instanceof Error
    ? `${error.message}: ${'code' in cause ? String(cause.code) : cause.message}`
    : error.message;
}
