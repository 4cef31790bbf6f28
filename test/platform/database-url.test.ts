import { Client } from 'pg';
import { boot } from '../../src/boot.js';
import { migrate } from '../../src/database/migrate.js';
import { OWNER } from '../../src/platform/embedded/cluster.js';
import { socketUrl } from '../../src/platform/embedded/probe.js';
import { HAS_POSTGRES_15, startPostgres15, type OtherServer } from '../support/postgres-15.js';
import { testSettings } from '../support/settings.js';

if (!HAS_POSTGRES_15)
  process.stderr.write('PostgreSQL 15 is not installed (Debian: postgresql-15): what needs it is not tested here\n');

const onPostgres15 = HAS_POSTGRES_15 ? describe : describe.skip;

onPostgres15('on PostgreSQL 15, the oldest that must do, with DATABASE_URL', () => {
  let server: OtherServer;

  const asSuperuser = async (...statements: string[]) => {
    const client = new Client({ connectionString: socketUrl(server.socket, OWNER, 'postgres') });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const whoWorks = async (url: string, ownerUrl = url) => {
    await migrate(ownerUrl);
    const running = await boot(testSettings(url));
    try {
      expect((await fetch(`${running.url ?? ''}/health/ready`)).status).toBe(200);
      const found = await running.pool.query<{ who: string }>('SELECT current_user AS who');
      await expect(running.pool.query('ALTER TABLE audit_entry DISABLE TRIGGER ALL')).rejects.toMatchObject({
        code: '42501',
      });
      return found.rows[0]?.who;
    } finally {
      await running.close();
    }
  };

  beforeAll(async () => {
    server = await startPostgres15();
  });

  afterAll(async () => {
    await server.stop();
  });

  test('without the application role and without the right to make it, the start says what to run', async () => {
    await asSuperuser('CREATE ROLE plain LOGIN', 'CREATE DATABASE plain OWNER plain');
    const migrating = migrate(socketUrl(server.socket, 'plain', 'plain'));
    await expect(migrating).rejects.toThrow(/CREATE ROLE gongkai_app NOLOGIN;\n {2}GRANT gongkai_app TO "plain";/);
    await asSuperuser('CREATE ROLE gongkai_app NOLOGIN', 'GRANT gongkai_app TO plain');
    expect(await whoWorks(socketUrl(server.socket, 'plain', 'plain'))).toBe('gongkai_app');
    await asSuperuser('DROP DATABASE plain', 'DROP ROLE gongkai_app');
  });

  test('one address of a role that may make roles does: it migrates, and the work is done as the application role', async () => {
    await asSuperuser('CREATE ROLE maker LOGIN CREATEROLE', 'CREATE DATABASE made OWNER maker');
    expect(await whoWorks(socketUrl(server.socket, 'maker', 'made'))).toBe('gongkai_app');
  });

  test('with an address for the owner the application signs in as its own role', async () => {
    await asSuperuser('ALTER ROLE gongkai_app LOGIN', 'CREATE DATABASE two OWNER maker');
    const [url, ownerUrl] = [socketUrl(server.socket, 'gongkai_app', 'two'), socketUrl(server.socket, 'maker', 'two')];
    expect(await whoWorks(url, ownerUrl)).toBe('gongkai_app');
  });

  test('several processes that start at once migrate once', async () => {
    await asSuperuser('CREATE DATABASE many OWNER maker');
    const url = socketUrl(server.socket, 'maker', 'many');
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        await migrate(url);
      }),
    );
    const client = new Client({ connectionString: url });
    await client.connect();
    const done = await client.query<{ name: string }>(
      'SELECT name, count(*)::int AS n FROM migrations GROUP BY name HAVING count(*) > 1',
    );
    await client.end();
    expect(done.rows).toEqual([]);
  });
});
