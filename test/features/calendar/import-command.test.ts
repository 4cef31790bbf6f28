import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '../../../src/platform/clock.js';
import { addDemoAccounts } from '../../support/app.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { TONGJIANG_FOLDER } from '../../support/jurisdictions/index.js';
import { RealProcess } from '../../support/process.js';

let database: FreshDatabase;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-import-'));
const file = join(folder, '2031.json');
beforeAll(async () => {
  database = await freshDatabase();
  await addDemoAccounts(database.pool(2), TONGJIANG_FOLDER, new SystemClock());
  const days = [
    { name: '元旦', date: '2031-01-01', isOffDay: true },
    { name: '元旦', date: '2031-01-04', isOffDay: false },
  ];
  writeFileSync(file, JSON.stringify({ year: 2031, papers: ['https://www.gov.cn/example'], days }));
});
afterAll(async () => {
  await database.drop();
});

async function run(...args: string[]): Promise<{ code: number | null; said: string }> {
  const env = { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, DATA_DIR: folder };
  const command = await RealProcess.start('commands/calendar-import.js', env, { args });
  return { code: await command.exited, said: command.output };
}
const recorded = async () => (await database.pool().query('SELECT year, title FROM calendar_notice')).rows;
const TITLE = ['--title', '关于2031年部分节假日安排的通知', '--issued', '2026-01-05'];

test('a file of holiday-cn is previewed, refused to another unit, and recorded as the officer who says so', async () => {
  const preview = await run(file, '--account', 'office.officer', '--preview', ...TITLE);
  expect(preview).toEqual({ code: 0, said: '2031: 0 open due dates would move; nothing was written\n' });
  const other = await run(file, '--account', 'land-bureau.drafter', ...TITLE);
  expect([other.code, other.said]).toEqual([1, expect.stringContaining('只有市政府办公室')]);
  expect(await recorded()).toEqual([]);
  const done = await run(file, '--account', 'office.officer', ...TITLE);
  expect([done.code, done.said]).toEqual([0, expect.stringContaining('the calendar is now 2026-11-23+0001')]);
  expect(await recorded()).toEqual([{ year: 2031, title: '关于2031年部分节假日安排的通知' }]);
}, 300_000);
