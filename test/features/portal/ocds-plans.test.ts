import type { Pool } from 'pg';
import { releaseStatement, type ReleaseFilter } from '../../../src/portal/reading/release-reader.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { carriedOut } from '../../support/plans.js';

let database: FreshDatabase;
let pool: Pool;
const PROJECT = '00000000-0000-4000-8000-000000000007';
const ENTRIES = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'e8', 'e9'];

/** Nine thousand processes of one publication, and fourteen hundred projects of fifteen; every nineteenth is held. */
beforeAll(async () => {
  database = await freshDatabase();
  pool = database.ownerPool(1);
  await pool.query(`
    INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, published_at, public_hash)
    SELECT gen_random_uuid(), 'u/2026-' || n, 1, gen_random_uuid(), 'e' || n % 33, 'd' || n % 6, 'u' || n % 40, 'u', '公告' || n, '',
      '[{"id": "scope", "value": "x"}]', '[]', timestamptz '2026-01-01' + n * interval '1 minute', 'h'
    FROM generate_series(1, 30000) n`);
  await pool.query(`
    INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, project, visibility, changed_at, published_at, search)
    SELECT number, id, case_id, entry, domain, unit,
      CASE WHEN n % 10 < 7 THEN ('00000000-0000-4000-8000-' || lpad((n % 2000)::text, 12, '0'))::uuid END,
      CASE WHEN n % 19 = 0 THEN 'held' ELSE 'current' END, published_at, published_at, ''
    FROM publication, LATERAL (SELECT substring(number FROM 8)::int AS n) x`);
  await pool.query(`
    INSERT INTO window_change (number, version, kind, at, position)
    SELECT number, 1, 'published', published_at, row_number() OVER (ORDER BY published_at) FROM publication`);
  await pool.query('VACUUM (ANALYZE) publication, publication_state, window_change');
});
afterAll(async () => {
  await database.drop();
});

test.each<[string, Partial<ReleaseFilter>, string[]]>([
  ['from the beginning', {}, ['window_change_position_key', 'window_change_by_number', 'window_by_project']],
  ['from far on', { after: '25000' }, ['window_change_position_key', 'window_change_by_number', 'window_by_project']],
  ['of a domain', { domain: 'd1' }, ['window_change_position_key', 'window_change_by_number']],
  ['of a project', { project: PROJECT }, ['window_by_project', 'window_change_by_number']],
  ['of a process without project', { number: 'u/2026-8' }, ['publication_by_relation', 'window_change_by_number']],
])(
  'a page of releases %s is read from indexes, and touches little more than it shows',
  async (_what, filter, indexes) => {
    const asked = releaseStatement({ after: '0', entries: ENTRIES, ...filter }, 50);
    for (const carried of Object.values(await carriedOut(pool, { text: asked.text, values: asked.values }))) {
      expect(carried.sequential).toEqual([]);
      expect(carried.indexes).toEqual(expect.arrayContaining(indexes));
      expect(carried.touched).toBeLessThan(2_000);
    }
  },
);

test('a page is full of what may be shown: what is held takes no place in it and brings no content along', async () => {
  const { text, values } = releaseStatement({ after: '9000', entries: ENTRIES }, 50);
  const { rows } = await pool.query<{ paged: boolean; content: object | null }>(text, values);
  expect(rows.filter(({ paged }) => paged)).toHaveLength(50);
  expect(rows.filter(({ paged, content }) => paged && content === null)).toEqual([]);
  const { rows: held } = await pool.query<{ number: string }>(
    `SELECT number FROM publication_state WHERE visibility = 'held'`,
  );
  const hidden = new Set(held.map(({ number }) => number));
  const before = (rows as unknown as { number: string; content: object | null }[]).filter(({ number }) =>
    hidden.has(number),
  );
  expect([before.length > 0, before.every(({ content }) => content === null)]).toEqual([true, true]);
});
