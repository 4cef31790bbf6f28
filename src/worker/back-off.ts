const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits after the first, second … failed attempt; after the last wait comes the last attempt, within three days. */
export const DELIVERY_WAITS: readonly number[] = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR],
  ...[10 * HOUR, 10 * HOUR, 10 * HOUR, 10 * HOUR, 10 * HOUR, 10 * HOUR],
];
export const NOTICE_WAITS: readonly number[] = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 1 * HOUR, 6 * HOUR];

const JITTER = 0.2;
const LONGEST_RETRY_AFTER = 24 * HOUR;

export interface Failure {
  /** How many attempts there were, this one included. */
  readonly attempt: number;
  readonly now: Date;
  /** From 0 to 1; spreads attempts by a fifth either way, so that a platform that comes back is not met by all at once. */
  readonly random: number;
  /** What the receiver asked for (`Retry-After`), milliseconds; kept up to a day, never shortens a wait. */
  readonly retryAfterMs?: number | null;
}

/** When to try again, or null after the last attempt. */
export function retryAt(waits: readonly number[], failure: Failure): Date | null {
  const { attempt, now, random, retryAfterMs } = failure;
  if (attempt > waits.length) return null;
  const wait = waits[attempt - 1] ?? 0;
  const spread = wait * (1 + JITTER * (2 * random - 1));
  return new Date(now.getTime() + Math.max(spread, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER)));
}

/** `Retry-After` (RFC 9110, 10.2.3), seconds or an HTTP date, as milliseconds from `now`; null when absent or unreadable. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
