import type { Statement } from './statement.js';
import type { Writes } from './writes.js';

/**
 * One delivery for each number concerned and channel owed; its sequence is that of the act on the case's trail. What waits for a person and is
 * older is overtaken at once; what waits for a worker is overtaken when the newer one is taken. Only how a delivery ends is reported.
 */
export function withDeliveries(
  statement: Statement,
  { deliveries, publication, replay, audit: { seq }, at }: Writes,
): void {
  if (deliveries === undefined || deliveries.length === 0) return;
  const source = sourceOf(deliveries, publication !== undefined, replay !== undefined);
  const name = NAMES[source];
  statement.with(
    name,
    `INSERT INTO delivery (id, publication, number, case_id, unit, channel, operation, status, reported, sequence, next_attempt_at, created_at)
    SELECT gen_random_uuid(), o.id, o.number, c.id, w.unit, d.channel, d.operation, d.status, d.status = 'manual', $sequence::int,
      $at::timestamptz, $at::timestamptz
    FROM c JOIN workflow_case w ON w.id = c.id, jsonb_to_recordset($deliveries::jsonb) AS d(channel text, operation text, status text), LATERAL (${SOURCES[source]}) o
    RETURNING channel, number`,
    { at, sequence: seq, deliveries: JSON.stringify(deliveries), ...(replay === undefined ? {} : { replay }) },
  );
  statement.with(
    'dx',
    `UPDATE delivery SET status = 'superseded', settled_at = $at::timestamptz, reported = true
    FROM c, ${name} n WHERE delivery.case_id = c.id AND delivery.channel = n.channel AND delivery.number = n.number
      AND delivery.status IN ('manual', 'failed')`,
    { at },
  );
}

/** A person has seen that the platform has it, or says why it never will: no further attempt. */
export function withSettlement(statement: Statement, { settle, at }: Writes): void {
  if (settle === undefined) return;
  const { delivery, receipt, evidence, by } = settle;
  statement.with(
    'ds',
    `UPDATE delivery SET status = 'delivered', settled_at = $at::timestamptz, locked_until = NULL, last_error = NULL, reported = false,
      receipt = jsonb_build_object('by', $by::text, 'receiptId', $receipt::text, 'evidence', $evidence::text, 'receivedAt', $at::timestamptz)
    FROM c WHERE delivery.case_id = c.id AND delivery.id = $delivery::uuid AND delivery.status IN ('manual', 'pending', 'failed')`,
    { at, by, delivery, receipt, evidence },
  );
}

/** Posted by a person: delivered as it is recorded, with the link as its receipt. */
export function withLink(statement: Statement, { link, audit: { seq }, at }: Writes): void {
  if (link === undefined) return;
  statement.with(
    'dl',
    `INSERT INTO delivery (id, publication, number, case_id, unit, channel, operation, status, sequence, reported, receipt, next_attempt_at,
      created_at, settled_at)
    SELECT gen_random_uuid(), s.publication, s.number, c.id, s.unit, $channel::text, 'publish', 'delivered', $sequence::int, true,
      jsonb_build_object('url', $url::text, 'by', $by::text, 'receivedAt', $at::timestamptz), $at::timestamptz, $at::timestamptz, $at::timestamptz
    FROM c JOIN item i ON i.id = c.id JOIN publication_state s ON s.number = i.number`,
    { ...link, at, sequence: seq },
  );
}

type Source = 'published' | 'window' | 'undelivered' | 'one';

function sourceOf(deliveries: NonNullable<Writes['deliveries']>, publishes: boolean, replays: boolean): Source {
  if (replays) return 'one';
  if (deliveries.some(({ operation }) => operation === 'resend')) return 'undelivered';
  return publishes ? 'published' : 'window';
}

const NAMES: Readonly<Record<Source, string>> = { published: 'dn', window: 'd', undelivered: 'dr', one: 'd1' };

const SOURCES: Readonly<Record<Source, string>> = {
  published: 'SELECT p.id, p.number FROM p',
  // The original and its additional notices: each is held, released or taken down.
  window: 'SELECT s.publication AS id, s.number FROM publication_state s WHERE s.case_id = c.id',
  // What a channel has not got: the original and each additional notice count for themselves.
  undelivered: `SELECT s.publication AS id, s.number FROM publication_state s WHERE s.case_id = c.id AND 'failed' = (
    SELECT e.status FROM delivery e WHERE e.case_id = c.id AND e.number = s.number AND e.channel = d.channel
    ORDER BY e.sequence DESC LIMIT 1)`,
  one: `SELECT s.publication AS id, s.number FROM delivery e JOIN publication_state s ON s.number = e.number
    WHERE e.id = $replay::uuid AND e.case_id = c.id AND e.channel = d.channel`,
};
