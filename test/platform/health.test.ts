import type { AddressInfo } from 'node:net';
import { boot, type Running } from '../../src/boot.js';
import { WorkerLoop } from '../../src/worker/worker-loop.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { ManualClock } from '../support/manual-clock.js';
import { testSettings } from '../support/settings.js';

let database: FreshDatabase;
let clock: ManualClock;
let running: Running | undefined;

/** Boots one process of that role; its loop stands still, so that its last beat is the one at start. */
async function bootAs(role: string, more: NodeJS.ProcessEnv = {}): Promise<string> {
  running = await boot(testSettings(database.url, { ROLE: role, ...more }), { clock });
  await running.app.get(WorkerLoop, { strict: false }).stop();
  return running.url ?? '';
}

const ready = async (url: string) => {
  const answer = await fetch(`${url}/health/ready`);
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
};

beforeEach(async () => {
  database = await freshDatabase();
  clock = ManualClock.ofTheMachine();
});

afterEach(async () => {
  await running?.close();
  running = undefined;
  await database.drop();
});

describe('readiness', () => {
  test('a process that works is ready from the start, and no longer when its loop has not come round for a minute', async () => {
    const url = await bootAs('all');
    const sound = { status: 200, ready: true, database: 'ok', migrations: 'ok', worker: 'ok', clock: 'ok' };
    expect(await ready(url)).toEqual(sound);
    clock.advance(61_000);
    expect(await ready(url)).toMatchObject({ status: 503, ready: false, worker: 'late', clock: 'off' });
  });

  test('a web process stays ready without any worker, and says that work waits', async () => {
    const url = await bootAs('web');
    expect(await ready(url)).toMatchObject({ status: 200, ready: true, worker: 'late' });
  });

  test('a process whose schema is older than itself gets no work', async () => {
    const url = await bootAs('all');
    await database.ownerPool().query('DELETE FROM migrations');
    expect(await ready(url)).toMatchObject({ status: 503, migrations: 'missing' });
  });

  test('a process that has lost its database is alive but not ready', async () => {
    const url = await bootAs('all');
    await database.ownerPool().query('REVOKE CONNECT ON DATABASE ' + (await databaseName()) + ' FROM PUBLIC');
    await database.ownerPool()
      .query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'gongkai_app'
                                      AND datname = current_database()`);
    expect(await ready(url)).toMatchObject({ status: 503, database: 'unreachable' });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });
});

const databaseName = async () =>
  (await database.ownerPool().query<{ name: string }>('SELECT current_database() AS name')).rows[0]?.name ?? '';

test('metrics count requests by route, not by address, and show the pool', async () => {
  const url = await bootAs('all');
  await fetch(`${url}/health/live?who=me`);
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} 1/);
  expect(text).toMatch(/^database_connections\{state="waiting"\} 0$/m);
  expect(text).not.toContain('who=me');
});

test('a worker does not listen unless it is told where, and then answers those who run it alone', async () => {
  expect(await bootAs('worker')).toBe('');
  expect((running?.app.getHttpServer() as { address(): AddressInfo | null }).address()).toBe(null);
  await running?.close();

  const url = await bootAs('worker', { WORKER_PORT: '0' });
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  expect((await fetch(`${url}/metrics`)).status).toBe(200);
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/api/v1/session`)).status).toBe(404);
});

test('every answer forbids what is inline or from elsewhere, and tells the referrer to our own pages only', async () => {
  const { headers } = await fetch(`${await bootAs('web')}/no-such-page`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`default-src 'self'`);
  expect(policy).toContain(`object-src 'none'`);
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
