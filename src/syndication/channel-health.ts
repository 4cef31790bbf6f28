import type { Queryable } from '../platform/database.js';
import { BREAKS_AFTER, breakMs } from './channel-gate.js';

/** How one attempt went, as far as it says something of the platform. */
export interface Outcome {
  readonly kind: 'reached' | 'breakdown' | 'gone';
  readonly error: string | null;
}

/** What a batch of attempts says of the platform: one that answered is there; breakdowns add up until one does. */
export async function noteOutcomes(
  db: Queryable,
  channel: string,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<void> {
  const reached = outcomes.some(({ kind }) => kind === 'reached');
  const broken = outcomes.filter(({ kind }) => kind === 'breakdown');
  if (reached) await noteReached(db, channel, now);
  else if (broken.length > 0) await noteBreakdown(db, channel, broken.length, broken.at(-1)?.error ?? '', now);
}

/** Back after a break: what waited for a later attempt goes out now. */
async function noteReached(db: Queryable, channel: string, now: Date): Promise<void> {
  await db.query({ name: 'channel.reached', text: REACHED, values: [channel, now, BREAKS_AFTER] });
}

const REACHED = `
WITH back AS (
  SELECT failures FROM channel_state WHERE channel = $1 AND (failures > 0 OR last_success_at IS NULL OR last_success_at < $2::timestamptz - interval '1 minute')
  FOR UPDATE
), closed AS (
  UPDATE channel_state SET failures = 0, open_until = NULL, last_success_at = $2::timestamptz, last_error = NULL
  FROM back WHERE channel = $1
)
UPDATE delivery SET next_attempt_at = $2::timestamptz FROM back
WHERE back.failures >= $3 AND delivery.channel = $1 AND delivery.status = 'pending' AND delivery.next_attempt_at > $2::timestamptz`;

async function noteBreakdown(db: Queryable, channel: string, count: number, error: string, now: Date): Promise<void> {
  const { rows } = await db.query<{ failures: number }>({
    name: 'channel.breakdown',
    text: `UPDATE channel_state SET failures = failures + $2, last_failure_at = $3, last_error = $4 WHERE channel = $1 RETURNING failures`,
    values: [channel, count, now, error],
  });
  const failures = rows[0]?.failures ?? 0;
  if (failures < BREAKS_AFTER) return;
  await db.query({
    name: 'channel.break',
    text: 'UPDATE channel_state SET open_until = greatest(open_until, $2::timestamptz) WHERE channel = $1 AND failures >= $3',
    values: [channel, new Date(now.getTime() + breakMs(failures)), BREAKS_AFTER],
  });
}

/** 410: the platform is not there any more. The channel stands still until a person says where it is now; the office is told. */
export async function noteGone(db: Queryable, channel: string, tell: NoticeOfGone, now: Date): Promise<void> {
  await db.query({
    name: 'channel.gone',
    text: GONE,
    values: [channel, now, tell.id, tell.caseId, JSON.stringify(tell.payload)],
  });
}

export interface NoticeOfGone {
  readonly id: string;
  readonly caseId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Told once: only by whoever stops it. */
const GONE = `
WITH stopped AS (
  UPDATE channel_state SET paused_at = $2::timestamptz, paused_by = 'system', pause_cause = 'gone', last_failure_at = $2::timestamptz,
    last_error = 'HTTP 410' WHERE channel = $1 AND paused_at IS NULL RETURNING channel
)
INSERT INTO outbox (id, kind, case_id, payload, run_at) SELECT $3::uuid, 'notice', $4::uuid, $5::jsonb, $2::timestamptz FROM stopped`;
