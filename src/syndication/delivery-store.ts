import type { Queryable } from '../platform/database.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import type { Settlement } from './settlement.js';

/** Longer than any post can take: a worker that died is succeeded after it, with the same webhook-id. */
export const LEASE_MS = 60_000;

/**
 * Takes due deliveries of one channel under a lease. What is newer of the same publication overtakes what was not delivered yet; of one
 * case in order: what is older, or under another worker's lease, holds back what is newer.
 */
export async function claimDue(db: Queryable, channel: string, most: number, now: Date): Promise<ClaimedDelivery[]> {
  const { rows } = await db.query<ClaimedDelivery>({
    name: 'delivery-claim',
    text: CLAIM,
    values: [channel, now, new Date(now.getTime() + LEASE_MS), most],
  });
  return rows;
}

/** A look without a lock: most of the time there is nothing to do. */
export async function anythingDue(db: Queryable, channel: string, now: Date): Promise<boolean> {
  const { rows } = await db.query<{ due: boolean }>({ name: 'delivery-due', text: ANY_DUE, values: [channel, now] });
  return rows[0]?.due === true;
}

const ANY_DUE = `
SELECT EXISTS (SELECT FROM delivery WHERE status = 'pending' AND channel = $1 AND next_attempt_at <= $2
  AND (locked_until IS NULL OR locked_until <= $2)) AS due`;

const CLAIM = `
WITH due AS MATERIALIZED (
  SELECT d.id, d.case_id, d.number, d.sequence FROM delivery d
  WHERE d.status = 'pending' AND d.channel = $1 AND d.next_attempt_at <= $2::timestamptz
    AND (d.locked_until IS NULL OR d.locked_until <= $2::timestamptz)
    AND NOT EXISTS (
      SELECT 1 FROM delivery o WHERE o.case_id = d.case_id AND o.channel = d.channel AND o.status = 'pending' AND (
        (o.number = d.number AND o.sequence > d.sequence)
        OR (o.sequence < d.sequence AND o.locked_until > $2::timestamptz)
        OR (o.sequence < d.sequence AND o.number <> d.number AND NOT EXISTS (
          SELECT 1 FROM delivery n WHERE n.case_id = o.case_id AND n.channel = o.channel AND n.number = o.number AND n.status = 'pending'
            AND n.sequence > o.sequence))))
  ORDER BY d.next_attempt_at LIMIT $4 FOR UPDATE SKIP LOCKED
), overtaken AS (
  UPDATE delivery o SET status = 'superseded', settled_at = $2::timestamptz, reported = true, locked_until = NULL
  FROM due WHERE o.case_id = due.case_id AND o.channel = $1 AND o.number = due.number AND o.status = 'pending' AND o.sequence < due.sequence
), claimed AS (
  UPDATE delivery d SET locked_until = $3::timestamptz, attempts = d.attempts + 1, last_attempt_at = $2::timestamptz
  FROM due WHERE d.id = due.id RETURNING d.*
)
SELECT d.id, d.case_id AS "caseId", d.channel, d.operation, d.attempts AS attempt,
  (SELECT count(*)::int FROM delivery_attempt a WHERE a.delivery = d.id) AS ended, d.created_at AS "createdAt", d.sequence, p.number, p.version, p.entry, p.domain,
  p.unit, p.title, p.summary, p.body, p.attachments, p.formed_on::text AS "formedOn", p.published_at AS "publishedAt",
  p.change_note AS "changeNote", p.relation, p.public_hash AS "publicHash", s.visibility, s.notice,
  ARRAY(SELECT o.number FROM publication_state o WHERE o.case_id = d.case_id ORDER BY o.number) AS together,
  (SELECT json_build_object('id', j.id, 'code', j.code, 'name', j.name, 'parties', j.parties) FROM project j WHERE j.id = p.project) AS project
FROM claimed d JOIN publication p ON p.id = d.publication JOIN publication_state s ON s.number = p.number`;

/** A channel that was connected meanwhile: the newest of each publication goes out by itself. */
export async function adoptManual(db: Queryable, channel: string, now: Date): Promise<void> {
  await db.query(
    `UPDATE delivery SET status = 'pending', next_attempt_at = $2 WHERE channel = $1 AND status = 'manual'`,
    [channel, now],
  );
}

/** What happened at one attempt, as people see it on the item's page. */
export interface Attempt {
  readonly delivery: string;
  readonly n: number;
  readonly at: Date;
  readonly endedAt: Date;
  readonly httpStatus: number | null;
  readonly durationMs: number;
  readonly response: string | null;
  readonly error: string | null;
  /** As sent; null when it could not even be written. */
  readonly sent: { readonly contentType: string; readonly body: string } | null;
}

/**
 * Records the attempt and what follows from it, in one statement. A receipt counts whoever brings it; a failure only while the lease
 * is still this attempt's, so that a slow worker does not undo its successor.
 */
export async function record(db: Queryable, attempt: Attempt, settlement: Settlement): Promise<void> {
  await db.query({
    name: 'delivery-record',
    text: RECORD,
    values: [
      attempt.delivery,
      attempt.n,
      attempt.at,
      attempt.httpStatus,
      attempt.durationMs,
      attempt.response,
      attempt.error,
      settlement.status,
      settlement.status === 'pending' ? settlement.nextAttemptAt : attempt.at,
      settlement.status === 'delivered' ? JSON.stringify(settlement.receipt) : null,
      attempt.sent?.body ?? null,
      attempt.sent?.contentType ?? null,
      attempt.endedAt,
    ],
  });
}

const RECORD = `
WITH attempt AS (
  INSERT INTO delivery_attempt (delivery, channel, n, at, http_status, duration_ms, response, error)
  SELECT d.id, d.channel, $2::int, $3::timestamptz, $4::int, $5::int, $6::text, $7::text FROM delivery d WHERE d.id = $1::uuid
)
UPDATE delivery SET status = $8::text, locked_until = NULL, next_attempt_at = $9::timestamptz, receipt = $10::jsonb, last_error = $7::text,
  settled_at = CASE WHEN $8::text = 'pending' THEN NULL ELSE $13::timestamptz END,
  payload = $11::text, content_type = $12::text
WHERE id = $1::uuid AND status = 'pending' AND ($8::text = 'delivered' OR attempts = $2::int)`;
