import type { Pool } from 'pg';

export interface CitySize {
  readonly cases: number;
  readonly open: number;
  readonly today: string; // YYYY-MM-DD
}

/**
 * Years of a city, made by the server itself: nearly all items published, a few open in every step, each with its governing clock; open ones
 * have a task. Done clocks go back over four years, one in twelve late; open ones end from thirty days ago to sixty ahead.
 */
export async function fillCity(owner: Pool, units: readonly string[], { cases, open, today }: CitySize): Promise<void> {
  const of = [units, cases, open, today];
  for (const text of [CASES, ITEMS, CLOCKS, TASKS]) await owner.query(text, of);
}

/** Parameters are named in every statement, so that each can be given all of them. */
const GIVEN = `(SELECT $1::text[] AS units, $2::int AS cases, $3::int AS open, $4::date::timestamptz AS today) g`;
const ROWS = `${GIVEN} CROSS JOIN LATERAL generate_series(1, g.cases) n CROSS JOIN LATERAL (
  SELECT n <= g.open AS is_open, g.units[1 + n % cardinality(g.units)] AS unit,
    (ARRAY['land', 'housing', 'procurement', 'engineering', 'property', 'mining'])[1 + n % 6] AS domain,
    CASE WHEN n > g.open THEN 'work.idle' ELSE (ARRAY['work.drafting', 'work.confidentialityReview.reviewing', 'work.approval',
      'work.publication.ready'])[1 + n % 4] END AS state,
    CASE WHEN n > g.open THEN g.today - (n::bigint * 1440 * 1400 / g.cases) * interval '1 minute'
      ELSE g.today - (n % 40) * interval '1 day' END AS touched) r`;
const ID = `md5('city' || n)::uuid`;

const CASES = `
INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by, created_at,
  updated_at, entered_at)
SELECT ${ID}, 'item', (SELECT min(hash) FROM definition), '{}', r.state, ARRAY[r.state], r.unit, '{"units": [], "drafters": []}', 1, '',
  'land-bureau.drafter', r.touched, r.touched, r.touched FROM ${ROWS}`;

const ITEMS = `
INSERT INTO item (id, entry, domain, title, content_hash, public_hash, search)
SELECT ${ID}, 'land-grant-announcement', r.domain, '公告 ' || n, '', '', '' FROM ${ROWS}`;

const CLOCKS = `
INSERT INTO clock (case_id, version, rule, act, unit, domain, entry, binding, governs, in_hours, state, due, ends_at, done_at, provisional, calendar)
SELECT ${ID}, 1, 'general-20wd', 'publish', r.unit, r.domain, 'land-grant-announcement', true, true, false,
  CASE WHEN r.is_open THEN 'running' WHEN n % 12 = 0 THEN 'late' ELSE 'met' END, NULL,
  CASE WHEN r.is_open THEN g.today + (n % 90 - 30) * interval '1 day' ELSE r.touched END,
  CASE WHEN r.is_open THEN NULL ELSE r.touched END, false, 'v' FROM ${ROWS}`;

const TASKS = `
INSERT INTO task (id, case_id, state, step, unit, role, status, opened_at, ended_at, ended_by)
SELECT md5('citytask' || n)::uuid, ${ID}, r.state, (ARRAY['draft', 'review', 'approve', 'publish'])[1 + n % 4], r.unit, 'reviewer',
  CASE WHEN r.is_open THEN 'open' ELSE 'done' END, r.touched - (n % 9) * interval '1 day',
  CASE WHEN r.is_open THEN NULL ELSE r.touched END, CASE WHEN r.is_open THEN NULL ELSE 'a' END FROM ${ROWS}`;
