import { DELIVERY_WAITS, retryAfterMs, retryAt } from '../worker/back-off.js';
import type { Reply } from '../worker/outgoing.js';
import type { Brought } from './transports/transport.js';

/** The platform's own proof that it has the publication. */
export interface Receipt {
  readonly status: number;
  readonly body: unknown;
  readonly receivedAt: string;
  readonly receiptId: string | null;
}

export type Settlement =
  | { readonly status: 'delivered'; readonly receipt: Receipt }
  | { readonly status: 'pending'; readonly nextAttemptAt: Date; readonly error: string | null }
  | { readonly status: 'failed'; readonly error: string };

/** Client errors that may pass by waiting: timeout, too early, too many. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);
/** The platform has this or something newer: there is nothing left to send. */
const NOT_OLDER = 409;
/** The platform is not there any more: its channel is stopped, and what it is owed stays. */
export const GONE = 410;
const RECEIPT_WITHIN_MS = 24 * 3_600_000;

/**
 * What an answer means. 2xx is a receipt, and so is 409; a redirect or a refusal will not change by asking again and goes to a person at
 * once; silence, 5xx and what may pass are asked again until the last wait is over.
 */
export function settle(
  reply: Brought,
  attempt: number,
  now: Date,
  random: number,
  receipts: 'answer' | 'later' = 'answer',
): Settlement {
  if (receipts === 'later' && reply.kind === 'answer' && isTaken(reply.status)) return awaiting(now);
  if (reply.kind === 'answer' && isReceipt(reply.status)) return delivered(reply, now);
  const error = reply.kind === 'answer' ? `HTTP ${reply.status}` : reply.error;
  if (reply.kind === 'refusal') return { status: 'failed', error };
  if (reply.kind === 'answer' && reply.status === GONE) return { status: 'pending', nextAttemptAt: now, error };
  if (reply.kind === 'answer' && isFinal(reply.status)) return { status: 'failed', error };
  const retryAfter = reply.kind === 'answer' ? retryAfterMs(reply.retryAfter, now) : null;
  const nextAttemptAt = retryAt(DELIVERY_WAITS, { attempt, now, random, retryAfterMs: retryAfter });
  return nextAttemptAt === null ? { status: 'failed', error } : { status: 'pending', nextAttemptAt, error };
}

/** Says something of the platform, not of what it was sent: nobody answers, or it cannot take anything now. */
export const isBreakdown = (reply: Brought): boolean =>
  reply.kind === 'silence' || (reply.kind === 'answer' && (reply.status >= 500 || reply.status === 429));

/** The platform has it and will judge it; without a word for a day it is asked again, under the same id. */
const awaiting = (now: Date): Settlement => ({
  ...{ status: 'pending', nextAttemptAt: new Date(now.getTime() + RECEIPT_WITHIN_MS), error: null },
});

const isTaken = (status: number): boolean => status >= 200 && status < 300;
const isReceipt = (status: number): boolean => (status >= 200 && status < 300) || status === NOT_OLDER;
const isFinal = (status: number): boolean => status < 500 && !PASSING.has(status);

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
