import type { Pool } from 'pg';

/** Publications and what they owe, in one statement, as the engine's statement leaves them; nobody is told of outcomes (`reported`). */
export async function owePublications(pool: Pool, count: number, channels: readonly string[]): Promise<void> {
  await pool.query(FIRST, [count, channels]);
}

/** A correction of each `step`th: the window has the new version, and every channel is owed it. */
export async function oweCorrections(pool: Pool, step: number, channels: readonly string[]): Promise<void> {
  await pool.query(CORRECTED, [step, channels]);
}

/** Each `step`th is taken down: no content, and a tombstone to every channel. */
export async function oweWithdrawals(pool: Pool, step: number, channels: readonly string[]): Promise<void> {
  await pool.query(WITHDRAWN, [step, channels]);
}

/** What a person does with dead letters: sends them again, as the publication stands now. */
export async function replayDeadLetters(pool: Pool): Promise<number> {
  return (await pool.query(REPLAYED)).rowCount ?? 0;
}

const OWE = `INSERT INTO delivery (id, publication, number, case_id, channel, operation, sequence, reported, next_attempt_at, created_at)`;
const NUMBER = `'112308810000000017/2026-' || lpad(n::text, 5, '0')`;
const NEXT = `(SELECT max(sequence) + 1 FROM delivery x WHERE x.number = p.number)`;

const FIRST = `
WITH p AS (
  INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, formed_on,
    published_at, public_hash)
  SELECT gen_random_uuid(), ${NUMBER}, 1, gen_random_uuid(), 'forest-notice', 'forest', 'forest-bureau', 'forest-bureau',
    '林权流转公告第' || n || '号', '', '[]', '[]', '2026-11-02', now(), 'cafe' FROM generate_series(1, $1) n RETURNING *
), s AS (
  INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, visibility, changed_at, published_at, search)
  SELECT number, id, case_id, entry, domain, unit, 'current', now(), now(), '' FROM p
)
${OWE} SELECT gen_random_uuid(), p.id, p.number, p.case_id, c, 'publish', 1, true, now(), now() FROM p, unnest($2::text[]) c`;

const CORRECTED = `
WITH p AS (
  INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, formed_on,
    published_at, public_hash)
  SELECT gen_random_uuid(), o.number, s.version, o.case_id, o.entry, o.domain, o.unit, o.publisher, o.title || '（更正）', '', '[]', '[]',
    o.formed_on, now(), 'beef'
  FROM (SELECT number, max(version) + 1 AS version FROM publication GROUP BY number) s
  JOIN publication o ON o.number = s.number AND o.version = s.version - 1
  JOIN publication_state w ON w.number = o.number AND w.visibility = 'current'
  WHERE right(o.number, 5)::int % $1 = 0 RETURNING *
), s AS (
  UPDATE publication_state w SET publication = p.id, changed_at = now() FROM p WHERE w.number = p.number
)
${OWE} SELECT gen_random_uuid(), p.id, p.number, p.case_id, c, 'update', ${NEXT}, true, now(), now() FROM p, unnest($2::text[]) c`;

const WITHDRAWN = `
WITH p AS (
  UPDATE publication_state SET visibility = 'takenDown', notice = '撤下', changed_at = now()
  WHERE right(number, 5)::int % $1 = 0 AND visibility = 'current' RETURNING publication AS id, number, case_id
)
${OWE} SELECT gen_random_uuid(), p.id, p.number, p.case_id, c, 'withdraw', ${NEXT}, true, now(), now() FROM p, unnest($2::text[]) c`;

const REPLAYED = `
${OWE} SELECT gen_random_uuid(), s.publication, d.number, d.case_id, d.channel, 'resend',
  (SELECT max(sequence) + 1 FROM delivery x WHERE x.number = d.number), true, now(), now()
FROM (SELECT DISTINCT ON (channel, number) * FROM delivery ORDER BY channel, number, sequence DESC) d
JOIN publication_state s ON s.number = d.number WHERE d.status = 'failed'`;
