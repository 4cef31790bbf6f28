import { mkdtempSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import request from 'supertest';
import { boot, type Running } from '../../src/boot.js';
import { APP_ROLE } from '../../src/database/roles.js';
import { socketUrl } from '../../src/platform/embedded/probe.js';
import { isDatabaseAway } from '../../src/access/database-away.js';
import { addDemoAccounts, Person } from '../support/app.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { ManualClock } from '../support/manual-clock.js';
import { testSettings } from '../support/settings.js';

jest.setTimeout(60_000);

const SOCKET = '.s.PGSQL.5432';
const POOL = 2;
const BROWSER = { accept: 'text/html' };

let database: FreshDatabase;
let running: Running;
let drafter: Person;
const folder = mkdtempSync(join(tmpdir(), 'gk-away-'));
const here = (): void => {
  symlinkSync(join(process.env.GONGKAI_TEST_SOCKET ?? '', SOCKET), join(folder, SOCKET));
};

/** As when PostgreSQL is killed: its socket is gone, and every connection is cut. */
async function away(): Promise<void> {
  unlinkSync(join(folder, SOCKET));
  await database.ownerPool(1)
    .query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gongkai'
            AND datname = current_database()`);
}

const ask = (path: string) => request(running.url ?? '').get(path);

beforeAll(async () => {
  database = await freshDatabase();
  here();
  const name = new URL(database.url).pathname.slice(1);
  const settings = testSettings(socketUrl(folder, APP_ROLE, name), { ROLE: 'web', DATABASE_POOL: String(POOL) });
  await addDemoAccounts(database.pool(1), settings.jurisdiction, new ManualClock());
  running = await boot(settings, { clock: new ManualClock() });
  drafter = await Person.signIn(running.url ?? '', 'land-bureau.drafter');
});

afterAll(async () => {
  await running.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe('while the database does not answer', () => {
  beforeAll(away);
  afterAll(here);

  test('a program is told 503 with a code, when to ask again and that a change is to be repeated with its key', async () => {
    const read = await ask('/open/v1/publications?lang=en');
    expect([read.status, read.body.code, read.headers['retry-after']]).toEqual([503, 'database-away', '5']);
    expect(read.headers['content-type']).toMatch(/^application\/problem\+json/);
    const written = await drafter.create({ entry: 'land-supply-result', title: '一号地块' });
    expect([written.status, written.body.code]).toEqual([503, 'database-away']);
    expect(written.text).not.toMatch(/ENOENT|PGSQL|\.ts/);
  });

  test('a resident sees a calm page, and so does somebody at work', async () => {
    for (const answer of [
      await ask('/').set(BROWSER),
      await drafter.get('/workbench').set(BROWSER),
      await ask('/domains/land').set(BROWSER),
    ]) {
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
      expect(answer.text).toContain('系统暂时取不到数据，请过几秒再试');
      expect(answer.text).not.toMatch(/ENOENT|系统出错/);
    }
  });
});

test('once it is back the next request is answered', async () => {
  expect((await ask('/open/v1/publications')).status).toBe(200);
});

test('who gets no connection out of a full pool is told so after five seconds, and the next one is served', async () => {
  const lent: PoolClient[] = [];
  for (let n = 0; n < POOL; n += 1) lent.push(await running.pool.connect());
  const answer = await ask('/open/v1/publications');
  for (const each of lent) each.release();
  expect([answer.status, answer.body.code]).toEqual([503, 'database-away']);
  expect((await ask('/open/v1/publications')).status).toBe(200);
});

const error = (code: string, more: object = {}): Error => Object.assign(new Error('x'), { code, ...more });
const coded = (...codes: readonly string[]) => codes.map((code): [string, unknown] => [code, error(code)]);

test.each<[string, unknown]>([
  ...coded('ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'),
  ...coded('57P01', '57P02', '57P03', '53300', '08006', '08P01'),
  ['no socket', error('ENOENT', { syscall: 'connect' })],
  ['a cut connection', new Error('Connection terminated unexpectedly')],
  ['a full pool', new Error('timeout exceeded when trying to connect')],
  ['one inside another', new Error('x', { cause: error('57P01') })],
])('the database is away: %s', (_, each) => {
  expect(isDatabaseAway(each)).toBe(true);
});

test.each<[string, unknown]>([
  ...coded('23505', '57014'),
  ['no file', error('ENOENT', { syscall: 'open' })],
  ['anything', new Error('x')],
  ['a text', '57P01'],
  ['nothing', null],
])('it is a fault of ours: %s', (_, each) => {
  expect(isDatabaseAway(each)).toBe(false);
});
