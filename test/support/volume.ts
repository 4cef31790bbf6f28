import type { Pool } from 'pg';

/** Rows in bulk, for looking at plans: made by the server itself. */
export async function fillTasks(owner: Pool, units: readonly string[], count: number): Promise<void> {
  const state = `{work.confidentialityReview.reviewing,visibility.none,syndication.none}`;
  await owner.query(
    `INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by,
       created_at, updated_at, entered_at)
     SELECT ${ID('case')}, 'item', (SELECT min(hash) FROM definition), '{}', 'work.confidentialityReview.reviewing', $3::text[], u.unit,
       '{"drafters": []}', 1, '', u.unit || '.drafter', ${AT}, ${AT}, ${AT} ${NUMBERED}`,
    [units, count, state],
  );
  await owner.query(
    `INSERT INTO item (id, entry, domain, title, content_hash, public_hash, search)
     SELECT ${ID('case')}, 'land-grant-announcement', 'land', '公告 ' || n, '', '', to_tsvector('simple', '公告 ' || n)
     FROM generate_series(1, $1) n`,
    [count],
  );
  await owner.query(
    `INSERT INTO task (id, case_id, state, step, unit, role, status, claimed_by, opened_at, ended_at, ended_by)
     SELECT ${ID('task')}, ${ID('case')}, 'work.confidentialityReview.reviewing', 'review', u.unit,
       (ARRAY['reviewer', 'approver', 'publisher', 'drafter'])[1 + n / 97 % 4], 'open', CASE WHEN n % 9 = 0 THEN u.unit || '.reviewer' END,
       ${AT}, NULL, NULL ${NUMBERED}`,
    [units, count],
  );
  await owner.query('ANALYZE workflow_case, item, task');
}

/** Publications as the window shows them, over all domains; a few words to search for. */
export async function fillWindow(owner: Pool, units: readonly string[], count: number): Promise<void> {
  await owner.query(
    `INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments,
       published_at, public_hash)
     SELECT ${ID('publication')}, 'U/2026-' || n, 1, ${ID('case')}, 'e' || n % 33, 'd' || n % 6, u.unit, u.unit,
       '同江市国有建设用地使用权挂牌出让公告 ' || n, '', '[]', '[]', ${AT}, '' ${NUMBERED}`,
    [units, count],
  );
  await owner.query(
    `INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, visibility, changed_at, published_at, search)
     SELECT number, id, case_id, entry, domain, unit, 'current', published_at, published_at,
       to_tsvector('simple', '公告 挂牌 ' || (ARRAY['三江', '通江', '繁荣', '青龙'])[1 + version % 4] || ' 地块' || right(number, 3))
     FROM publication WHERE number LIKE 'U/%'`,
  );
  await owner.query('ANALYZE publication, publication_state');
}

const ID = (kind: string): string => `md5('${kind}' || n)::uuid`;
const AT = `timestamptz '2026-01-01' + n * interval '1 minute'`;
const NUMBERED = `
     FROM generate_series(1, $2::int) n CROSS JOIN LATERAL (SELECT ($1::text[])[1 + n % cardinality($1::text[])] AS unit) u`;
