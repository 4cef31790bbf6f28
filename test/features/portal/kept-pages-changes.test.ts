import type { Pool } from 'pg';
import { boot, type Running } from '../../../src/boot.js';
import { addMonths, dateInShanghai, endOfDay } from '../../../src/domain/calendar/dates.js';
import { WorkerLoop } from '../../../src/worker/worker-loop.js';
import { startApp, type TestApp } from '../../support/app.js';
import { ask, fromMemory, textOf } from '../../support/kept-pages.js';
import { heldAt } from '../../support/barrier.js';
import { testSettings } from '../../support/settings.js';
import { TENDER_NOTICE } from '../../support/tender-notice.js';
import { must, published } from '../../support/way.js';

/** Two processes on one database, as far as they know of each other: everything is done through the first. */
let app: TestApp;
let other: Running;
let owner: Pool;
let houses: string[];
beforeAll(async () => {
  app = await startApp();
  other = await boot(testSettings(app.database.url), { clock: app.clock });
  await other.app.get(WorkerLoop, { strict: false }).stop();
  owner = app.database.ownerPool(3);
  houses = [app.url, other.url ?? ''];
});
afterAll(async () => {
  await other.close();
  await app.stop();
});

const numberOf = async (id: string, account = 'land-bureau.drafter') =>
  (await (await app.as(account)).item(id)).publication.number as string;

/** Every process has the pages in memory, and gives them out from there. */
async function kept(...paths: readonly string[]): Promise<void> {
  for (const house of houses)
    for (const path of paths) {
      await ask(house, path);
      expect((await fromMemory(owner, async () => await ask(house, path))).status).toBe(200);
    }
}

/** What the very next asker is shown, in every process. */
async function shown(path: string) {
  return await Promise.all(
    houses.map(async (house) => {
      const answer = await ask(house, path);
      return { status: answer.status, text: textOf(answer) };
    }),
  );
}

const land = async (id: string, role: string, action: string, body: object = {}) =>
  await must(app, id, role === 'office' ? 'office.officer' : `land-bureau.${role}`, action, body);
async function approvedAgain(id: string, unit = 'land-bureau'): Promise<void> {
  await must(app, id, `${unit}.drafter`, 'SUBMIT');
  await (await app.as(`${unit}.reviewer`)).markAll(id);
  await must(app, id, `${unit}.reviewer`, 'CLEAR');
  await must(app, id, `${unit}.approver`, 'APPROVE');
}

const LIST = '/entries/land-grant-announcement';

test('what is published is in the lists of every process with the next request', async () => {
  await kept(LIST, '/units/land-bureau', '/domains/land', '/');
  const number = await numberOf(await published(app));
  for (const path of [LIST, '/units/land-bureau', '/domains/land', '/'])
    for (const { text } of await shown(path)) expect(text).toContain(number);
});

test('held, released, corrected, taken down: the next request to any process shows it', async () => {
  const id = await published(app);
  const number = await numberOf(id);
  const page = `/open/${number}`;
  const is = async (status: number, words: string) => {
    for (const answer of await shown(page)) expect(answer).toEqual({ status, text: expect.stringContaining(words) });
    for (const { text } of await shown(LIST)) expect(text.includes(number)).toBe(status === 200);
    if (status === 200) await kept(page, LIST);
    else await kept(LIST);
  };
  await is(200, number);
  await land(id, 'office', 'HOLD', { reason: '疑有个人信息' });
  await is(410, '疑有个人信息');
  await land(id, 'office', 'RELEASE', { reason: '核实无误' });
  await is(200, number);
  await land(id, 'drafter', 'CORRECT', { reason: '容积率笔误' });
  await approvedAgain(id);
  await is(200, number);
  await land(id, 'publisher', 'PUBLISH');
  await is(200, '容积率笔误');
  await land(id, 'publisher', 'TAKE_DOWN', { reason: '出让活动终止' });
  await is(410, '出让活动终止');
});

test('what is repealed says so with the next request', async () => {
  const id = await published(app);
  const page = `/open/${await numberOf(id)}`;
  await kept(page, LIST);
  await land(id, 'approver', 'REPEAL', { reason: '已由新公告代替' });
  for (const path of [page, LIST]) for (const { text } of await shown(path)) expect(text).toContain('废止');
});

test('a clarification stands on the page of what it belongs to with the next request', async () => {
  const parties = { tenderer: 'tenderer' };
  const project = { code: 'KEPT-1', name: '教学楼改造工程', kind: 'engineering', parties };
  const drafter = await app.as('tenderer.drafter');
  const made = await drafter.send('post', '/api/v1/projects', project);
  const { body } = await drafter.create({ ...TENDER_NOTICE, project: made.body.id });
  const id = body.id as string;
  const publish = async () => {
    await approvedAgain(id, 'tenderer');
    await must(app, id, 'tenderer.publisher', 'PUBLISH');
  };
  await publish();
  const first = `/open/${await numberOf(id, 'tenderer.drafter')}`;
  await kept(first);
  await must(app, id, 'tenderer.drafter', 'CORRECT', { reason: '开标时间有变', kind: 'correction' });
  await publish();
  const notice = await numberOf(id, 'tenderer.drafter');
  expect(first).not.toContain(notice);
  for (const { text } of await shown(first)) expect(text).toContain(notice);
});

test('what was scheduled and what ends its display term is there and gone by the clock, in every process', async () => {
  const entry = '/entries/procurement-misconduct-records';
  const decided = dateInShanghai(app.clock.now());
  const { body } = await (
    await app.as('finance-bureau.drafter')
  ).create({
    ...{ entry: 'procurement-misconduct-records', title: '到期停止公示的失信行为记录' },
    elements: { 'misconduct-record': [{ name: '某某商贸有限公司', conduct: '虚假应标', 'decided-on': decided }] },
    dates: { 'formed-or-changed': decided, 'admin-decision-made': decided },
  });
  const id = body.id as string;
  await must(app, id, 'finance-bureau.drafter', 'GRADE', { grade: 'general' });
  await approvedAgain(id, 'finance-bureau');
  await kept(entry);
  const at = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
  await must(app, id, 'finance-bureau.publisher', 'SCHEDULE', { at });
  app.clock.advance(3_601_000);
  await app.drain();
  const page = `/open/${await numberOf(id, 'finance-bureau.drafter')}`;
  for (const { text } of await shown(entry)) expect(text).toContain(page);
  await kept(entry, page);
  app.clock.advance(Date.parse(endOfDay(addMonths(decided, 12))) - app.clock.now().getTime() + 1000);
  await app.drain();
  for (const answer of await shown(page)) expect(answer.status).toBe(410);
  for (const { text } of await shown(entry)) expect(text).not.toContain(page);
});

test('a change that is committed while a page is made leaves no page behind it: held between its reads', async () => {
  const id = await published(app);
  const page = `/open/${await numberOf(id)}`;
  const gate = heldAt(app.pool, 'window-related');
  const before = ask(app.url, page);
  await gate.reached;
  await land(id, 'office', 'HOLD', { reason: '核实中' });
  gate.open();
  expect((await before).status).toBe(200); // asked before, read before
  expect((await ask(app.url, page)).status).toBe(410);
});

test('a change that is committed while the mark is read is seen by whoever asks after it: held at the answer', async () => {
  const id = await published(app);
  const page = `/open/${await numberOf(id)}`;
  await kept(page);
  const gate = heldAt(app.pool, 'window-mark');
  const before = ask(app.url, page);
  await gate.reached;
  await land(id, 'office', 'HOLD', { reason: '核实中' });
  const after = ask(app.url, page);
  const third = ask(other.url ?? '', page);
  expect((await third).status).toBe(410); // by now the second has come as well, and waits
  gate.open();
  await before;
  expect((await after).status).toBe(410);
});

test('a change that was written before others and is committed after them is seen when it is committed', async () => {
  const number = await numberOf(await published(app));
  const late = await owner.connect();
  await late.query('BEGIN');
  await late.query(
    `INSERT INTO window_change (number, version, kind, at) VALUES ($1, 1, 'held', '2020-01-01T00:00:00Z')`,
    [number],
  );
  await late.query(`UPDATE publication_state SET visibility = 'held', notice = '晚提交' WHERE number = $1`, [number]);
  await published(app); // written later, committed first
  await app.drain();
  await published(app); // and one that still waits for its position
  await kept(`/open/${number}`);
  await late.query('COMMIT');
  late.release();
  for (const answer of await shown(`/open/${number}`))
    expect(answer).toEqual({ status: 410, text: expect.stringContaining('晚提交') });
});

test('positions that are given to changes change no page', async () => {
  const page = `/open/${await numberOf(await published(app))}`;
  await kept(page);
  await app.drain();
  for (const house of houses) expect((await fromMemory(owner, async () => await ask(house, page))).status).toBe(200);
});
