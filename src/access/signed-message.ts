import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Reason } from './problem.js';

/** A message and what its headers say of it (https://www.standardwebhooks.com). */
export interface SignedMessage {
  readonly id: string;
  readonly sentAt: Date;
  readonly signatures: readonly string[];
}

export const TOLERANCE_MINUTES = 5;
const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/** The three headers, or every reason why not: one that is missing, or a time too far from ours to be believed. */
export function readHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  now: Date,
): SignedMessage | readonly Reason[] {
  const [id = '', timestamp = '', signature = ''] = HEADERS.map((name) => {
    const given = headers[name];
    return typeof given === 'string' ? given.trim() : '';
  });
  const absent = HEADERS.filter((_, at) => [id, timestamp, signature][at] === '');
  if (absent.length > 0) return absent.map((field) => unauthenticated('signature-missing', { field }, field));
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  const apart = Math.abs(now.getTime() / 1000 - seconds);
  if (!(apart <= TOLERANCE_MINUTES * 60) || id.length > 200)
    return [unauthenticated('timestamp-out-of-range', { minutes: TOLERANCE_MINUTES }, 'webhook-timestamp')];
  return { id, sentAt: new Date(seconds * 1000), signatures: signature.split(' ') };
}

/**
 * Whether one of the signatures is that of the key. The library signs, the comparison is ours: its own `verify` asks the machine for
 * the time, and time is an input here.
 */
export function isSignedWith(secret: string, { id, sentAt, signatures }: SignedMessage, body: string): boolean {
  const expected = Buffer.from(new Webhook(secret).sign(id, sentAt, body));
  return signatures.some((one) => {
    const given = Buffer.from(one);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const unauthenticated = (code: string, params: Readonly<Record<string, string | number>>, field: string): Reason => ({
  ...{ code, kind: 'unauthenticated', params, field },
});
