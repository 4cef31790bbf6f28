import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { RealProcess, until } from '../../support/process.js';

jest.setTimeout(120_000);

let database: FreshDatabase;
let env: NodeJS.ProcessEnv;
beforeEach(async () => {
  database = await freshDatabase();
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'gongkai-demo-'));
  env = { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, DATA_DIR };
});
afterEach(async () => {
  await database.drop();
});

describe('a start with the demonstration', () => {
  test('that was killed while loading goes on where it stopped, and names the address, the platform and the people', async () => {
    const pool = database.pool(2);
    const entries = async (): Promise<number> =>
      (await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM audit_entry WHERE revision > 0`))
        .rows[0]!.count;
    const first = await RealProcess.start('main.js', { ...env, DEMO: 'true' });
    await until(async () => (await entries()) > 100);
    await first.stop('SIGKILL');
    const there = await entries();
    const second = await RealProcess.start('main.js', { ...env, DEMO: 'true' });
    await second.ready();
    const acts = Number(await second.printed(/loaded: \d+ items, \d+ projects, (\d+) acts/));
    expect(there).toBeGreaterThan(100);
    expect(acts).toBeGreaterThan(0);
    const doubled = await pool.query(
      `SELECT 1 FROM audit_entry WHERE actor <> 'system' GROUP BY subject, at, actor, action, detail HAVING count(*) > 1`,
    );
    expect(doubled.rows).toEqual([]);
    expect(second.output).toContain('password gongkai-demo');
    expect(second.output).toMatch(/land-bureau 国土局: \.drafter \S+, \.reviewer \S+, \.approver/);
    const platform = await second.printed(/^platform +(http\S+)/m);
    await until(async () => (await (await fetch(platform)).text()).includes('publication.published'));
    await second.stop();
  });
});

describe('npm run demo:load', () => {
  test('says what it did, and does nothing the second time', async () => {
    const first = await RealProcess.start('commands/demo-load.js', env);
    expect(await first.exited).toBe(0);
    expect(first.output).toMatch(/^loaded: \d+ items, 12 projects, \d+ acts/m);
    const second = await RealProcess.start('commands/demo-load.js', env);
    expect(await second.exited).toBe(0);
    expect(second.output).toMatch(/^there already: \d+ items, 12 projects; nothing was changed/m);
  });

  test('is refused in production, and without a database', async () => {
    const inProduction = await RealProcess.start('commands/demo-load.js', { ...env, NODE_ENV: 'production' });
    expect(await inProduction.exited).toBe(1);
    expect(inProduction.output).toContain('NODE_ENV=production refuses demo accounts');
    const nowhere = await RealProcess.start('commands/demo-load.js', { DATA_DIR: env.DATA_DIR });
    expect(await nowhere.exited).toBe(1);
    expect(nowhere.output).toContain('DATABASE_URL, which is not set');
    expect((await database.pool(2).query('SELECT 1 FROM account')).rows).toEqual([]);
  });
});
