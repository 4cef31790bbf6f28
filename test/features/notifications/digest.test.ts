import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { DigestJob } from '../../../src/notifications/digest-job.js';
import { Transports } from '../../../src/notifications/transports.js';
import { startApp, type TestApp } from '../../support/app.js';
import { tongjiang } from '../../support/jurisdictions/index.js';
import { ManualClock } from '../../support/manual-clock.js';
import { drafted, submitted } from '../../support/way.js';
import { at } from '../escalation/support.js';

const TITLE = '关于拟收储地块的内部测算';
let app: TestApp;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'digest-'));
  app = await startApp({ DATA_DIR: folder }, new ManualClock(new Date('2026-11-23T11:00:00Z')));
});
afterEach(async () => {
  await app.stop();
});

const digests = async (
  account?: string,
): Promise<{ account: string; day: string; groups: Record<string, number> }[]> => {
  const { rows } = await app.pool.query(
    `SELECT payload FROM outbox WHERE kind = 'message' AND payload ->> 'notice' = 'digest' ORDER BY run_at, payload ->> 'account'`,
  );
  return rows
    .map(({ payload }) => ({
      account: payload.account,
      day: payload.digest.day,
      groups: Object.fromEntries(
        payload.digest.groups.map(({ name, count }: { name: string; count: number }) => [name, count]),
      ),
    }))
    .filter((each) => account === undefined || each.account === account);
};

test('each working morning a person is told in one mail what is overdue, due today, due soon and waiting on others', async () => {
  await submitted(app);
  await drafted(app);
  await drafted(app, { dates: { 'formed-or-changed': '2026-11-19' } });
  at(app, '2026-12-18T08:29');
  await app.drain();
  expect(await digests()).toEqual([]);
  at(app, '2026-12-18T08:30');
  await app.drain();
  await app.drain();
  expect(await digests()).toEqual([
    { account: 'land-bureau.drafter', day: '2026-12-18', groups: { overdue: 1, today: 1, waiting: 1 } },
    { account: 'land-bureau.drafter2', day: '2026-12-18', groups: { overdue: 1, today: 1 } },
    { account: 'land-bureau.reviewer', day: '2026-12-18', groups: { today: 1 } },
    { account: 'land-bureau.reviewer2', day: '2026-12-18', groups: { today: 1 } },
  ]);
});

test('no mail comes on a rest day, by night, or to who has nothing to be told', async () => {
  await drafted(app);
  for (const moment of ['2026-12-12T09:00', '2026-12-13T09:00', '2026-12-14T03:00', '2026-12-14T18:00']) {
    at(app, moment);
    await app.drain();
  }
  expect(await digests()).toEqual([]);
  at(app, '2026-12-15T08:30');
  await app.drain();
  expect((await digests()).map(({ account }) => account)).toEqual(['land-bureau.drafter', 'land-bureau.drafter2']);
});

test('a worker that comes back late makes up that morning’s digest, and no earlier one', async () => {
  await drafted(app);
  at(app, '2026-12-16T14:10');
  await app.drain();
  at(app, '2026-12-16T16:50');
  await app.drain();
  expect((await digests('land-bureau.drafter')).map(({ day }) => day)).toEqual(['2026-12-16']);
});

test('of two workers at the same moment one makes it', async () => {
  await drafted(app);
  at(app, '2026-12-16T08:30');
  const transports = app.running.app.get(Transports, { strict: false }).all();
  const owner = app.database.ownerPool(1);
  const holder = await owner.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE digest IN EXCLUSIVE MODE');
  const jobs = [1, 2].map(async () => await new DigestJob(app.pool, app.clock, transports, tongjiang).run());
  let waiting = 0;
  while (waiting < 2) {
    const { rows } = await app.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n, pg_sleep(0.005) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    waiting = rows[0]?.n ?? 0;
  }
  await holder.query('COMMIT');
  holder.release();
  await Promise.all(jobs);
  await app.drain();
  expect(await digests('land-bureau.drafter')).toHaveLength(1);
});

test('who does without it gets none', async () => {
  await drafted(app);
  await app.database
    .ownerPool(1)
    .query(
      `INSERT INTO notice_choice (account, without, changed_at) VALUES ('land-bureau.drafter', '{digest}', now())`,
    );
  at(app, '2026-12-16T08:30');
  await app.drain();
  expect((await digests()).map(({ account }) => account)).toEqual(['land-bureau.drafter2']);
});

test('never any content in a mail: not in a digest, nor in any rung, whatever the item says', async () => {
  const id = await drafted(app, { title: TITLE, summary: `${TITLE}摘要` });
  for (const moment of ['2026-12-18T08:30', '2026-12-21T08:30', '2026-12-22T08:30', '2026-12-25T08:30']) {
    at(app, moment);
    await app.drain();
  }
  const mails = await Promise.all(
    readdirSync(join(folder, 'mail')).map(async (file) => await simpleParser(readFileSync(join(folder, 'mail', file)))),
  );
  const said = mails.map(({ subject, text, html }) => `${subject ?? ''}\n${text ?? ''}\n${String(html)}`);
  expect(said.some((mail) => mail.includes('今日到期：1 件'))).toBe(true);
  expect(said.some((mail) => mail.includes('已超期5个工作日'))).toBe(true);
  for (const mail of said) {
    expect(mail).not.toContain('内部测算');
    expect(mail).not.toContain('三江口片区');
  }
  expect(said.filter((mail) => mail.includes(id.slice(-8)) || mail.includes(id))).toHaveLength(said.length);
});
