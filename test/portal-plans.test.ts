import type { Pool } from 'pg';
import { listStatement, type ListFilter } from '../src/portal/reading/list-statement.js';
import { freshDatabase, type FreshDatabase } from './support/database.js';

let database: FreshDatabase;
let pool: Pool;
const PROJECT = '00000000-0000-4000-8000-000000000007';

beforeAll(async () => {
  database = await freshDatabase();
  pool = database.ownerPool(1);
  await pool.query(`
    INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, published_at, public_hash)
    SELECT gen_random_uuid(), 'u/2026-' || n, 1, gen_random_uuid(), 'e' || n % 33, 'd' || n % 6, 'u' || n % 40, 'u', '公告' || n, '', '[]', '[]',
           timestamptz '2026-01-01' + n * interval '1 minute', 'h' FROM generate_series(1, 20000) n ORDER BY random()`);
  await pool.query(`
    INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, project, visibility, changed_at, published_at, search)
    SELECT number, id, case_id, entry, domain, unit, CASE WHEN entry = 'e1' THEN '${PROJECT}'::uuid END, 'current', published_at, published_at,
           to_tsvector('simple', right(number, 5)) FROM publication`);
  await pool.query('ANALYZE publication, publication_state');
});
afterAll(async () => {
  await database.drop();
});

test.each<[ListFilter, string]>([
  [{}, 'window_newest'],
  [{ domain: 'd1' }, 'window_by_domain'],
  [{ entry: 'e1' }, 'window_by_entry'],
  [{ unit: 'u1' }, 'window_by_unit'],
  [{ project: PROJECT }, 'window_by_project'],
  [{ q: '12345' }, 'window_search'],
  [{ from: '2026-01-03', to: '2026-01-03' }, 'window_newest'],
])('a list by %j is read from its index, first page and later ones', async (filter, index) => {
  for (const after of [null, ['2026-01-10 00:00:00+00', 'u/2026-5000']]) {
    const { text, values } = listStatement(filter, after, 21);
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  }
});

test('notices of an item and public files are found by their index', async () => {
  await pool.query('SET enable_seqscan = off');
  const plans = await Promise.all(
    [
      `SELECT number FROM publication WHERE relation ->> 'of' = 'x' AND relation IS NOT NULL`,
      `SELECT 1 FROM publication p WHERE p.attachments @> jsonb_build_array(jsonb_build_object('sha256', 'x'))`,
    ].map(async (text) => JSON.stringify((await pool.query(`EXPLAIN ${text}`)).rows)),
  );
  expect(plans[0]).toContain('publication_by_relation');
  expect(plans[1]).toContain('publication_files');
});
