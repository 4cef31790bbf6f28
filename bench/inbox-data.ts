import type { Pool } from 'pg';
import { inTransaction } from '../src/platform/database.js';

/** How many of all open tasks are for the person whose list is measured. */
export const OWN = 200;

const STATE = 'work.confidentialityReview.reviewing';

/**
 * Items under review with an open task each, made by the server itself. The person's own are spread evenly over all of time; half of the
 * others are of the same unit and wait for somebody of another role, half are of twenty other units.
 */
export async function fillInbox(
  owner: Pool,
  person: { unit: string; roles: readonly string[] },
  tasks: number,
): Promise<void> {
  const values = [tasks, tasks / OWN, person.unit, person.roles[0]];
  await inTransaction(owner, async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica'); // keys to other tables hold by the way the rows are made
    for (const text of [CASES, ITEMS, TASKS]) await tx.query(text, values);
  });
  for (const table of ['workflow_case', 'item', 'task']) await owner.query(`VACUUM ANALYZE ${table}`);
}

/** Parameters are named in every statement, so that each can be given all of them. */
const ROWS = `(SELECT $1::int AS tasks, $2::int AS every, $3::text AS unit, $4::text AS role) g
  CROSS JOIN LATERAL generate_series(1, g.tasks) n
  CROSS JOIN LATERAL (SELECT n % g.every = 0 AS own, n % 2 = 1 AS elsewhere) h
  CROSS JOIN LATERAL (SELECT timestamptz '2020-01-01' + n * interval '3 minutes' AS at,
    CASE WHEN own OR NOT elsewhere THEN g.unit ELSE 'unit-' || n % 20 END AS of,
    CASE WHEN own THEN g.role ELSE (ARRAY['approver', 'publisher', 'drafter'])[1 + n % 3] END AS as_role) r`;
const ID = (kind: string): string => `md5('${kind}' || n)::uuid`;

const CASES = `
INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by,
  created_at, updated_at, entered_at)
SELECT ${ID('case')}, 'item', 'bench', '{}', '${STATE}', '{${STATE},visibility.none,syndication.none}', r.of,
  jsonb_build_object('drafters', '[]'::jsonb, 'units', jsonb_build_array(r.of)), 1, '', r.of || '.drafter', r.at, r.at, r.at FROM ${ROWS}`;

const ITEMS = `
INSERT INTO item (id, entry, domain, title, content_hash, public_hash, search)
SELECT ${ID('case')}, 'land-grant-announcement', 'land', '国有建设用地使用权挂牌出让公告 ' || n, '', '', '' FROM ${ROWS}`;

const TASKS = `
INSERT INTO task (id, case_id, state, step, unit, role, opened_at)
SELECT ${ID('task')}, ${ID('case')}, '${STATE}', 'review', r.of, r.as_role, r.at FROM ${ROWS}`;
