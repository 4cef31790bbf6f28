import type { Pool } from 'pg';
import { Database } from '../../src/platform/database.js';
import { newId } from '../../src/platform/ids.js';
import { Housekeeping } from '../../src/worker/housekeeping.js';
import { JobRegistry } from '../../src/worker/job-registry.js';
import { itemOnItsWay, person } from '../features/notifications/house.js';
import { publication } from '../features/syndication/rows.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { ManualClock } from '../support/manual-clock.js';

const DAY = 86_400_000;

describe('Housekeeping', () => {
  let database: FreshDatabase;
  let pool: Pool;
  const clock = ManualClock.ofTheMachine();
  const ago = (days: number): Date => new Date(clock.now().getTime() - days * DAY);

  beforeEach(async () => {
    database = await freshDatabase();
    pool = database.pool();
    await person(pool, 'wang', ['drafter']);
  });
  afterEach(async () => {
    await database.drop();
  });

  const clear = async (): Promise<number> => await new Housekeeping(new Database(pool), clock, new JobRegistry()).run();
  const left = async (column: string, table: string): Promise<unknown[]> =>
    (await pool.query(`SELECT ${column} AS kept FROM ${table} ORDER BY 1`)).rows.map(
      (row: { kept: unknown }) => row.kept,
    );

  test('ends sessions that are over and keeps the others', async () => {
    const session = async (id: string, expires: Date) =>
      await pool.query('INSERT INTO session VALUES ($1, $2, $3, $4)', [Buffer.from(id), 'wang', ago(1), expires]);
    await session('over', clock.now());
    await session('runs', new Date(clock.now().getTime() + 1));

    expect(await clear()).toBe(1);
    expect(await left(`convert_from(id_hash, 'UTF8')`, 'session')).toEqual(['runs']);
  });

  test('keeps accepted answers for thirty days', async () => {
    const answer = async (key: string, at: Date) =>
      await pool.query(`INSERT INTO idempotency VALUES ('wang', $1, 'h', 200, '{}', $2)`, [key, at]);
    await answer('old', new Date(ago(30).getTime() - 1));
    await answer('young', ago(30));

    expect(await clear()).toBe(1);
    expect(await left('key', 'idempotency')).toEqual(['young']);
  });

  test('removes files that nothing names after thirty days: neither an item, even if taken off it, nor a publication', async () => {
    const file = async (sha256: string, at: Date) =>
      await pool.query(`INSERT INTO blob VALUES ($1, 'text/plain', 1, 'x', $2)`, [sha256, at]);
    for (const name of ['unused', 'taken-off', 'aa11']) await file(name, ago(31));
    await file('fresh', ago(29));
    const item = await itemOnItsWay(pool, clock.now());
    await pool.query(
      `INSERT INTO attachment (id, item, sha256, title, file_name, media_type, size, added_by, added_at, removed_at)
       VALUES ($1, $2, 'taken-off', '', '', '', 1, 'wang', $3, $3)`,
      [newId(), item, ago(31)],
    );
    await publication(pool, { number: 'U/2026-00001' });

    expect(await clear()).toBe(1);
    expect(await left('sha256', 'blob')).toEqual(['aa11', 'fresh', 'taken-off']);
  });
});
