import type { Queryable } from '../platform/database.js';
import type { Locale } from '../platform/i18n.js';
import type { DigestGroups } from './digest-job.js';

/** Longer than a transport's own time limits together. */
export const MESSAGE_LEASE_MS = 120_000;

/** A message under this worker's lease, with what it may say. */
export interface ClaimedMessage {
  readonly id: string;
  /** None of a digest, which is about many. */
  readonly caseId: string | null;
  readonly kind: string; // of the case
  /** Attempts that were seen to end; those their worker did not outlive do not count. */
  readonly attempts: number;
  /** Until when it is this worker's. */
  readonly lease: Date;
  readonly of: string;
  readonly notice: string;
  readonly transport: string;
  readonly entry: string;
  readonly unit: string;
  readonly stepId: string | null;
  /** The workflow's own words for the step, or for the state where no step waits. */
  readonly step: { readonly zh: string; readonly en: string } | null;
  readonly number: string | null;
  readonly rung: string | null;
  readonly due: string | null; // date, or instant of a clock in hours
  readonly missed: readonly string[] | null;
  readonly digest: DigestGroups | null;
  readonly account: string;
  readonly person: string;
  readonly email: string | null;
  readonly locale: Locale;
}

export async function claimMessages(db: Queryable, most: number, now: Date): Promise<ClaimedMessage[]> {
  const { rows } = await db.query<ClaimedMessage>({
    name: 'message-claim',
    text: CLAIM,
    values: [now, new Date(now.getTime() + MESSAGE_LEASE_MS), most],
  });
  return rows;
}

/** `content` of a definition is the machine's config: the state's meta lies at states.work.states.approval.meta. */
const CLAIM = `
WITH due AS MATERIALIZED (
  SELECT id FROM outbox WHERE kind = 'message' AND status = 'open' AND run_at <= $1::timestamptz
    AND (locked_until IS NULL OR locked_until <= $1::timestamptz)
  ORDER BY run_at LIMIT $3 FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE outbox o SET locked_until = $2::timestamptz FROM due WHERE o.id = due.id RETURNING o.*
)
SELECT o.id, o.case_id AS "caseId", coalesce(c.kind, 'item') AS kind, o.attempts, o.locked_until AS lease, o.payload ->> 'of' AS of, o.payload ->> 'notice' AS notice,
  o.payload ->> 'transport' AS transport, o.payload ->> 'entry' AS entry, o.payload ->> 'unit' AS unit, o.payload ->> 'step' AS "stepId",
  coalesce(
    jsonb_path_query_first(d.content, '$.** ? (@.step.id == $step).step', jsonb_build_object('step', o.payload -> 'step')),
    d.content #> string_to_array('states.' || replace(o.payload ->> 'state', '.', '.states.') || '.meta', '.')) AS step,
  i.number, o.payload ->> 'rung' AS rung, o.payload ->> 'due' AS due, o.payload -> 'missed' AS missed, o.payload -> 'digest' AS digest,
  a.id AS account, a.person, a.email, a.locale
FROM claimed o JOIN account a ON a.id = o.payload ->> 'account'
LEFT JOIN workflow_case c ON c.id = o.case_id LEFT JOIN definition d ON d.hash = c.definition LEFT JOIN item i ON i.id = o.case_id`;

/** `retryAt` null: the last attempt was made, and people see it in `status` and `last_error`. */
export type MessageEnd =
  { readonly sent: true } | { readonly sent: false; readonly error: string; readonly retryAt: Date | null };

export const outcomeOf = (end: MessageEnd): 'done' | 'open' | 'failed' => {
  if (end.sent) return 'done';
  return end.retryAt === null ? 'failed' : 'open';
};

export async function recordMessage(db: Queryable, message: ClaimedMessage, end: MessageEnd, now: Date): Promise<void> {
  await db.query({
    name: 'message-record',
    text: `UPDATE outbox SET status = $3::text, run_at = $4::timestamptz, last_error = $5::text, locked_until = NULL, attempts = attempts + 1,
        settled_at = CASE WHEN $3::text = 'open' THEN NULL ELSE $6::timestamptz END
      WHERE id = $1 AND status = 'open' AND ($3::text = 'done' OR locked_until = $2::timestamptz)`,
    values: [
      message.id,
      message.lease,
      outcomeOf(end),
      end.sent ? now : (end.retryAt ?? now),
      end.sent ? null : end.error,
      now,
    ],
  });
}
