import type { Queryable } from '../../platform/database.js';
import type { Held } from './holdings.js';

/** Whose turn it is: at most once since `since`, by one worker, and only of a platform that was sent something before. */
export async function begin(db: Queryable, channel: string, now: Date, since: Date): Promise<boolean> {
  const { rowCount } = await db.query(BEGIN, [channel, now, since]);
  return rowCount === 1;
}

const BEGIN = `
INSERT INTO reconciliation AS r (channel, started_at) SELECT $1::text, $2::timestamptz
WHERE EXISTS (SELECT FROM delivery WHERE channel = $1 AND status = 'delivered' AND settled_at < $3::timestamptz)
ON CONFLICT (channel) DO UPDATE SET started_at = excluded.started_at, ended_at = NULL, error = NULL WHERE r.started_at < $3`;

/**
 * Compares one page: what the platform holds of numbers from after `after` to `upTo` (null: to the end) with the newest that was delivered to
 * it. What still waits to be sent is no difference; it will be settled by itself.
 */
export async function compare(
  db: Queryable,
  channel: string,
  range: { readonly after: string; readonly upTo: string | null },
  held: readonly Held[],
  now: Date,
): Promise<number> {
  const { rows } = await db.query<{ expected: number }>({
    name: 'reconcile.compare',
    text: COMPARE,
    values: [channel, range.after, range.upTo, JSON.stringify(held), now],
  });
  return rows[0]?.expected ?? 0;
}

const COMPARE = `
WITH ours AS MATERIALIZED (
  SELECT DISTINCT ON (d.number) d.number, d.sequence, d.id, s.visibility IN ('current', 'repealed') AS shown
  FROM delivery d JOIN publication_state s ON s.number = d.number
  WHERE d.channel = $1 AND d.status = 'delivered' AND d.number > $2 AND ($3::text IS NULL OR d.number <= $3)
  ORDER BY d.number, d.sequence DESC
), theirs AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($4::jsonb) AS h(number text, sequence int, shown boolean)
), waits AS (
  SELECT DISTINCT w.number FROM delivery w
  WHERE w.channel = $1 AND w.status IN ('pending', 'manual') AND w.number > $2 AND ($3::text IS NULL OR w.number <= $3)
), compared AS (
  SELECT coalesce(o.number, t.number) AS number, o.id, o.sequence AS ours, t.sequence AS theirs, CASE
    WHEN o.number IS NULL THEN 'unknown' WHEN t.number IS NULL THEN 'missing'
    WHEN t.sequence < o.sequence THEN 'older' WHEN t.sequence > o.sequence THEN 'newer'
    WHEN t.shown AND NOT o.shown THEN 'shown' WHEN o.shown AND NOT t.shown THEN 'hidden' END AS kind
  FROM ours o FULL JOIN theirs t ON t.number = o.number
), gone AS (
  DELETE FROM channel_difference x WHERE x.channel = $1 AND x.number > $2 AND ($3::text IS NULL OR x.number <= $3)
    AND NOT EXISTS (SELECT FROM compared c WHERE c.number = x.number AND c.kind IS NOT NULL)
), found AS (
  INSERT INTO channel_difference (channel, number, kind, ours, theirs, delivery, found_at, unit)
  SELECT $1, number, kind, ours, theirs, id, $5, (SELECT s.unit FROM publication_state s WHERE s.number = compared.number) FROM compared
  WHERE kind IS NOT NULL AND number NOT IN (SELECT number FROM waits)
  ON CONFLICT (channel, number) DO UPDATE SET kind = excluded.kind, ours = excluded.ours, theirs = excluded.theirs,
    delivery = excluded.delivery, found_at = excluded.found_at, unit = excluded.unit
)
SELECT count(*)::int AS expected FROM ours`;

/** How it ended. A platform that could not answer leaves what was found when it last could. */
export async function end(db: Queryable, channel: string, result: Result, now: Date): Promise<void> {
  const { held, expected } = 'error' in result ? { held: null, expected: null } : result;
  await db.query(END, [channel, now, held, expected, 'error' in result ? result.error : null]);
}

/** What was compared, or why it could not be. */
export type Result = { readonly held: number; readonly expected: number } | { readonly error: string };

const END = `
UPDATE reconciliation SET ended_at = $2::timestamptz, error = $5::text, held = coalesce($3::int, held), expected = coalesce($4::int, expected),
  compared_at = CASE WHEN $5::text IS NULL THEN $2::timestamptz ELSE compared_at END
WHERE channel = $1`;
