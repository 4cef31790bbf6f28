import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { APP_ROLE } from '../../src/database/roles.js';
import { OWNER } from '../../src/platform/embedded/cluster.js';
import { socketUrl } from '../../src/platform/embedded/probe.js';
import { DATABASE, furnish } from '../../src/platform/embedded/supervisor.js';
import { addDemoAccounts, Person } from '../support/app.js';
import { HAS_POSTGRES_15, startPostgres15, type OtherServer } from '../support/postgres-15.js';
import { RealProcess, until } from '../support/process.js';
import { publishedNotice } from '../support/published-notice.js';
import { testSettings } from '../support/settings.js';
import { Standby } from '../support/standby.js';
import { DatabaseProxy } from './kills/database-proxy.js';

jest.setTimeout(240_000);

if (!HAS_POSTGRES_15)
  process.stderr.write(
    'PostgreSQL 15 is not installed (Debian: postgresql-15): reads from a replica are not tested here\n',
  );

/** Two web processes, two workers, a primary and its replica, as docs/scale.md sets them up. */
(HAS_POSTGRES_15 ? describe : describe.skip)('two web processes and two workers with a streaming replica', () => {
  let primary: OtherServer;
  let standby: Standby;
  let proxy: DatabaseProxy;
  let folder: string;
  let processes: RealProcess[];
  let webs: string[];
  let people: { as: (account: string) => Promise<Person> };

  const onStandby = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: socketUrl(standby.socket, OWNER, DATABASE) });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  /** How many publications a list shows, who asks nothing but that. */
  const listed = async (web: string, headers: Record<string, string> = {}): Promise<number> => {
    const answer = await fetch(`${web}/open/v1/publications`, { headers });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { items: unknown[] }).items.length;
  };
  const changesAt = async (web: string): Promise<number> =>
    ((await (await fetch(`${web}/open/v1/changes`)).json()) as { changes: unknown[] }).changes.length;
  const figure = async (web: string, name: string): Promise<number> =>
    Number(new RegExp(`^gongkai_replica_${name} (.+)$`, 'm').exec(await (await fetch(`${web}/metrics`)).text())?.[1]);
  const used = async (is: boolean): Promise<void> => {
    for (const web of webs) await until(async () => (await figure(web, 'up')) === (is ? 1 : 0));
  };
  const health = async (): Promise<{ status: number; replica: string }[]> =>
    await Promise.all(
      webs.map(async (web) => {
        const answer = await fetch(`${web}/health/ready`);
        return { status: answer.status, replica: ((await answer.json()) as { replica: string }).replica };
      }),
    );

  beforeAll(async () => {
    primary = await startPostgres15();
    await furnish(primary.socket, APP_ROLE);
    const [url, ownerUrl] = [APP_ROLE, OWNER].map((role) => socketUrl(primary.socket, role, DATABASE)) as [
      string,
      string,
    ];
    await migrate(ownerUrl);
    const pool = new Pool({ connectionString: ownerUrl });
    await addDemoAccounts(pool, testSettings(url).jurisdiction, { now: () => new Date() });
    await pool.end();
    standby = await Standby.of(primary.socket);
    proxy = await DatabaseProxy.open(() => standby.socket);
    folder = mkdtempSync(join(tmpdir(), 'gk-replica-'));
    const settings = {
      ...{ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DATA_DIR: folder, LOG_LEVEL: 'warn' },
      DATABASE_REPLICA_URL: socketUrl(proxy.folder, APP_ROLE, DATABASE),
      AUDIT_SIGNING_KEY: String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
    };
    const roles = ['web', 'web', 'worker', 'worker'];
    processes = await Promise.all(roles.map(async (ROLE) => await RealProcess.start('main.js', { ...settings, ROLE })));
    webs = await Promise.all(processes.slice(0, 2).map(async (web) => await web.address()));
    await Promise.all(
      processes.map(async (one) => {
        await one.ready();
      }),
    );
    people = { as: async (account) => await Person.signIn(webs[0]!, account) };
  });

  afterAll(async () => {
    await Promise.all(processes.map(async (one) => await one.stop()));
    await proxy.close();
    standby.remove();
    await primary.stop();
    rmSync(folder, { recursive: true });
  });

  test('what is published on the primary is soon read from the replica', async () => {
    await used(true);
    await publishedNotice(people);
    for (const web of webs) await until(async () => (await listed(web)) === 1);
    expect(await health()).toEqual(Array.from({ length: 2 }, () => ({ status: 200, replica: 'up' })));
  });

  test('a list is the replica’s, which stands still here; who is signed in reads the primary, and so does the feed of changes', async () => {
    await onStandby('SELECT pg_wal_replay_pause()');
    await publishedNotice(people);
    const [web] = webs as [string];
    expect(await figure(web, 'up')).toBe(1);
    expect(await listed(web)).toBe(1);
    const publisher = await people.as('land-bureau.publisher');
    const { items } = (await publisher.get('/open/v1/publications')).body;
    expect(items).toHaveLength(2);
    await until(async () => (await changesAt(web)) === 2); // a worker gives each its place in the feed
    expect((await fetch(`${web}/open/v1/publications/${items[0].number as string}`)).status).toBe(200); // the replica does not know it yet
  });

  test('too far behind it is left alone, and used again when it has caught up', async () => {
    await used(false);
    expect(await listed(webs[0]!)).toBe(2);
    expect((await health()).map(({ replica }) => replica)).toEqual(['behind', 'behind']);
    await onStandby('SELECT pg_wal_replay_resume()');
    await used(true);
    expect(await listed(webs[0]!)).toBe(2);
  });

  const slowest = async (times: number): Promise<number> => {
    const took: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const since = performance.now();
      expect(await listed(webs[n % 2]!)).toBe(2);
      took.push(performance.now() - since);
    }
    return Math.max(...took);
  };

  test('killed, it is missed by nobody; started again it is used again', async () => {
    standby.kill();
    expect(await slowest(20)).toBeLessThan(2_500);
    await used(false);
    expect((await health()).map(({ status, replica }) => [status, replica])).toEqual([
      [200, 'away'],
      [200, 'away'],
    ]);
    await standby.start();
    await used(true);
    expect(await listed(webs[0]!)).toBe(2);
  });

  test('silent, it keeps nobody waiting for much longer than a second', async () => {
    proxy.hold();
    expect(await slowest(20)).toBeLessThan(2_500);
    await used(false);
    proxy.let();
    await used(true);
  });

  test('without the primary it goes on showing what was published, and nothing is accepted', async () => {
    const drafter = await people.as('land-bureau.drafter');
    await primary.stop();
    await used(true);
    for (const web of webs) expect(await listed(web)).toBe(2);
    const refused = await drafter.create({});
    expect([refused.status, refused.body.code]).toEqual([503, 'database-away']);
  });
});
