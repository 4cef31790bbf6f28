import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { RealProcess } from '../support/process.js';

jest.setTimeout(240_000);

const HOUR = 3_600_000;
const FUTURE = 'Tomorrow2000000000001';

let database: FreshDatabase;
let folder: string;

const start = async (env: NodeJS.ProcessEnv = {}) =>
  await RealProcess.start('main.js', {
    ...{ DATA_DIR: join(folder, 'data'), DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, ...env },
  });

/** A process whose own clock differs from the machine's, which the database goes by. */
const startAhead = async (ms: number) => {
  const file = join(folder, 'clock');
  writeFileSync(file, String(ms));
  return await start({
    SHIFTED_CLOCK: file,
    NODE_OPTIONS: `--require ${join(__dirname, 'kills', 'shifted-clock.cjs')}`,
  });
};

async function told(one: RealProcess): Promise<string> {
  expect(await one.exited).toBe(1);
  expect(one.output).not.toMatch(/^ +at /m);
  expect(one.output.split('\n').length).toBeLessThan(8);
  return one.output;
}

/** Every table with its rows: a start that cannot work changes none. */
async function rows(): Promise<Record<string, unknown>[]> {
  const owner = database.ownerPool(1);
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const counted = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`);
  return (await owner.query<Record<string, unknown>>(counted.join(' UNION ALL '))).rows;
}

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'gk-strange-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

test.each([
  ['no socket is there', { DATABASE_URL: 'postgresql:///gongkai?host=/nonexistent&user=me' }, /nothing answers there/],
  ['no such host', { DATABASE_URL: 'postgresql://db.invalid/gongkai' }, /db\.invalid/],
  ['no such database', { wrong: 'database' }, /the database refuses; see that name, user and password are right/],
])('a wrong DATABASE_URL is told in a sentence: %s', async (_, env: Record<string, string>, sentence) => {
  const url = env.DATABASE_URL ?? database.url.replace(/t_[0-9a-f]+/, 'no_such');
  const said = await told(await start({ DATABASE_URL: url, DATABASE_OWNER_URL: url }));
  expect(said).toMatch(/DATABASE_URL: /);
  expect(said).toMatch(sentence);
});

test('a database with a newer schema stops the start, which names the migration and changes nothing', async () => {
  const owner = database.ownerPool(1);
  await owner.query(`INSERT INTO migrations (timestamp, name) VALUES (2000000000001, $1)`, [FUTURE]);
  const before = await rows();
  const said = await told(await start());
  expect(said).toContain(`the database is newer than this program: it has the migration ${FUTURE}`);
  expect(said).toMatch(/Start the version that made it or a later one/);
  expect(await rows()).toEqual(before);

  await owner.query('DELETE FROM migrations WHERE name = $1', [FUTURE]);
  const sound = await start();
  await sound.ready();
  expect(await sound.stop()).toBe(0);
});

describe('a clock that differs from the database’s', () => {
  test('by an hour is told loudly at the start and by the health page, and work goes on', async () => {
    const one = await startAhead(HOUR);
    const url = await one.address();
    expect(one.output).toMatch(/^WARNING: the clock of this machine is (1 h 0|59) min ahead of the database's/m);
    const ready = await fetch(`${url}/health/ready`);
    expect([ready.status, ((await ready.json()) as { clock: string }).clock]).toEqual([200, 'off']);
    expect(await one.stop()).toBe(0);
  });

  test('by half a day stops the start before anything is written', async () => {
    const before = await rows();
    const said = await told(await startAhead(-13 * HOUR));
    expect(said).toMatch(/the clock of this machine is (13 h 0|12 h 59) min behind the database's: the day is wrong/);
    expect(await rows()).toEqual(before);
  });

  test('not at all is not mentioned', async () => {
    const one = await start();
    const url = await one.address();
    expect(one.output).not.toContain('WARNING');
    expect(((await (await fetch(`${url}/health/ready`)).json()) as { clock: string }).clock).toBe('ok');
    expect(await one.stop()).toBe(0);
  });
});
