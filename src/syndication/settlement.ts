import { DELIVERY_WAITS, retryAfterMs, retryAt } from '../worker/back-off.js';
import type { Reply } from '../worker/signed-post.js';

/** The platform's own proof that it has the publication. */
export interface Receipt {
  readonly status: number;
  readonly body: unknown;
  readonly receivedAt: string;
  readonly receiptId: string | null;
}

export type Settlement =
  | { readonly status: 'delivered'; readonly receipt: Receipt }
  | { readonly status: 'pending'; readonly nextAttemptAt: Date; readonly error: string }
  | { readonly status: 'failed'; readonly error: string };

/** Codes of a client's error that may pass by waiting: timeout, too early, too many. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);
const SKIP_WHEN_REFUSED = 3;

/** What an answer means: 2xx is a receipt; a refusal (4xx) is asked again less often than a breakdown; after the last wait it has failed. */
export function settle(reply: Reply, attempt: number, now: Date, random: number): Settlement {
  if (reply.kind === 'answer' && reply.status >= 200 && reply.status < 300) return delivered(reply, now);
  const error = reply.kind === 'answer' ? `HTTP ${reply.status}` : reply.error;
  const nextAttemptAt = retryAt(DELIVERY_WAITS, {
    attempt,
    now,
    random,
    skip: isRefusal(reply) ? SKIP_WHEN_REFUSED : 0,
    retryAfterMs: reply.kind === 'answer' ? retryAfterMs(reply.retryAfter, now) : null,
  });
  return nextAttemptAt === null ? { status: 'failed', error } : { status: 'pending', nextAttemptAt, error };
}

const isRefusal = (reply: Reply): boolean =>
  reply.kind === 'answer' && reply.status >= 400 && reply.status < 500 && !PASSING.has(reply.status);

function delivered(reply: Extract<Reply, { kind: 'answer' }>, now: Date): Settlement {
  const body = readable(reply.body);
  const receipt = { status: reply.status, body, receivedAt: now.toISOString(), receiptId: receiptIdIn(body) };
  return { status: 'delivered', receipt };
}

const MOST_CHARACTERS = 4_000;
/** Escapes that JSON allows and PostgreSQL's jsonb refuses: NUL and surrogates. */
const UNSTORABLE = /\\u(0000|d[89a-f])/i;

function readable(text: string): unknown {
  if (text.length > MOST_CHARACTERS || UNSTORABLE.test(text)) return text.slice(0, MOST_CHARACTERS);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function receiptIdIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { receipt, id } = body as { receipt?: unknown; id?: unknown };
  const given = receipt ?? id;
  return typeof given === 'string' || typeof given === 'number' ? `${given}` : null;
}
