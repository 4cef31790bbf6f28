import type { Pool } from 'pg';
import { EMPTY_MEMORY } from '../src/domain/lifecycle/facts.js';

/** Rows in bulk, for measuring lists: made by the server itself, so tables of a hundred thousand take seconds. */
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

/** Open clocks, each of an item in drafting of its own; the first `due` of them have a rung to tell now. */
export async function fillClocks(
  owner: Pool,
  definition: string,
  { open, due, now }: { readonly open: number; readonly due: number; readonly now: Date },
): Promise<void> {
  await owner.query(
    `INSERT INTO definition (hash, name, content) VALUES ($1, 'disclosure', '{}') ON CONFLICT DO NOTHING`,
    [definition],
  );
  await owner.query(
    `INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by,
       created_at, updated_at, entered_at, clocked)
     SELECT ${ID('clocked')}, 'item', $2, '{}', 'work.drafting', '{work.drafting,visibility.none,syndication.none}', 'land-bureau',
       $3::jsonb, 1, decode(repeat('00', 32), 'hex'), 'land-bureau.drafter', $4::timestamptz, $4::timestamptz, $4::timestamptz, true
     FROM generate_series(1, $1::int) n`,
    [
      open,
      definition,
      JSON.stringify({ ...EMPTY_MEMORY, drafters: ['land-bureau.drafter'], units: ['land-bureau'] }),
      now,
    ],
  );
  await owner.query(
    `INSERT INTO item (id, entry, domain, title, dates, content_hash, public_hash, search)
     SELECT ${ID('clocked')}, 'land-grant-announcement', 'land', '公告 ' || n, '{"formed-or-changed": "2026-10-27"}', '', '', ''
     FROM generate_series(1, $1::int) n`,
    [open],
  );
  await owner.query(
    `INSERT INTO clock (case_id, version, rule, act, unit, domain, entry, binding, governs, in_hours, state, start_at, due, ends_at,
       provisional, calendar, next_rung_at)
     SELECT ${ID('clocked')}, 1, 'general-20wd', 'publish', 'land-bureau', 'land', 'land-grant-announcement', true, true, false,
       'running', '2026-10-27', '2026-11-24', '2026-11-24T16:00:00Z', false, 'bench',
       $3::timestamptz + CASE WHEN n <= $2 THEN interval '-1 minute' ELSE n * interval '1 minute' END
     FROM generate_series(1, $1::int) n`,
    [open, due, now],
  );
  await owner.query('ANALYZE workflow_case, item, clock');
}
