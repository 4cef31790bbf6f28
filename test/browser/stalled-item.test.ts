import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { at, reminders } from '../features/escalation/support.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, WIDE } from '../support/browser.js';
import { board, doOnOrder, followNotice, openFromInbox, publishByHand, urge } from '../support/desk-work.js';
import { mailsIn } from '../support/mails.js';
import { ManualClock } from '../support/manual-clock.js';
import { shot, visit } from '../support/screens.js';
import { published, submitted } from '../support/way.js';

jest.setTimeout(300_000); // five weeks of an office in a real browser, on two cores

const TITLE = '三江口片区商服用地挂牌出让公告';
const ORDER = `关于限期公开《${TITLE}》的督办`;
const URGED = '群众来电询问，请今天完成审查。';

let app: TestApp;
let browser: Browser;
let folder: string;
let item: string;
beforeAll(async () => {
  folder = mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'story-'));
  app = await startApp({ DATA_DIR: folder }, new ManualClock(new Date('2026-11-23T04:00:00Z')));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const as = async (account: string, what: (page: Page) => Promise<void>): Promise<void> => {
  await visit(browser, app.url, account, what);
};

/** The moment comes, and the worker does what is due. */
async function comes(moment: string): Promise<void> {
  at(app, moment);
  await app.drain();
}

/** Subjects of the mails a person has got; no mail of anybody's says what the item is about. */
async function mailsTo(account: string): Promise<string[]> {
  const mails = await mailsIn(folder);
  for (const { whole } of mails) expect(whole).not.toMatch(/三江口|挂牌|群众来电/);
  return mails.filter(({ to }) => to === `${account}@example.org`).map(({ subject }) => subject);
}

async function theWorkStalls(): Promise<void> {
  await published(app, { title: '城东片区工业用地挂牌出让公告' });
  item = await submitted(app, { title: TITLE });
  await app.drain();
  await as('office.officer', async (page) => {
    const numbers = await board(page, app.url, 'story 1 board before');
    expect(numbers).toMatchObject({ 逾期: 0, 临期: 0, 未到期: 1, 在办: 1, 应公开: 1 });
  });
}

async function theMorningMailTells(): Promise<void> {
  await comes('2026-12-11T08:30');
  expect(await mailsTo('land-bureau.reviewer')).toContain(
    '【今日提要】2026年12月11日：今日到期 0 件，即将到期 1 件，超期 0 件',
  );
}

async function itIsUrged(): Promise<void> {
  await as('land-bureau.drafter', async (page) => {
    await page.goto(`${app.url}/workbench/items/${item}`);
    await urge(page, URGED);
    await shot(page, 'story 2 urged by the drafter');
  });
  await as('office.officer', async (page) => {
    await page.goto(`${app.url}/office/stalled?days=10`);
    await shot(page, 'story 3 stalled');
    await page.getByRole('checkbox', { name: TITLE }).check();
    await page.getByRole('button', { name: '催办所选' }).click();
    await page.getByText('共 1 项，已催办 1 项。').waitFor();
  });
  await app.drain();
  await as('land-bureau.reviewer', async (page) => {
    await followNotice(page, '催办');
    await page.getByText(URGED).first().waitFor();
    await shot(page, 'story 4 urge read by the reviewer');
    const button = page.getByRole('button', { name: '确认收到催办' });
    expect((await button.boundingBox())?.y).toBeLessThan(WIDE.height / 2);
    await button.click();
    await page.getByText('确认收到。').first().waitFor();
  });
  await as('land-bureau.drafter', async (page) => {
    await page.goto(`${app.url}/workbench/items/${item}`);
    await page.getByText('罗佳琪 于 2026年12月11日 08:30 确认收到。').first().waitFor();
  });
  expect(await mailsTo('land-bureau.reviewer')).toContainEqual(expect.stringContaining('催办'));
}

async function theLadderIsClimbed(): Promise<void> {
  for (const day of ['16', '17', '18', '21']) await comes(`2026-12-${day}T08:30`);
  await as('land-bureau.head', async (page) => {
    await followNotice(page, '已超期1个工作日');
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    await shot(page, 'story 5 the head is told');
  });
  await comes('2026-12-22T08:30');
  await as('office.officer', async (page) => {
    await page.getByRole('link', { name: '通知' }).click();
    await page.locator('.notices__row', { hasText: '已超期2个工作日' }).waitFor();
    await shot(page, 'story 6 the office is told');
    await page.goto(`${app.url}/office/items?tone=red`);
    await page.getByRole('link', { name: TITLE }).waitFor();
    const numbers = await board(page, app.url, 'story 7 board while late');
    expect(numbers).toMatchObject({ 逾期: 1, 临期: 0, 未到期: 0, 在办: 1 });
  });
  await comes('2026-12-25T08:30');
  const rungs = ['days-5', 'days-2', 'days-1', 'on-the-day', 'overdue-1', 'overdue-2', 'overdue-5'];
  expect(await reminders(app, item)).toEqual(rungs.map((rung) => [rung, []]));
  expect(await mailsTo('land-bureau.head')).toContainEqual(expect.stringContaining('已超期1个工作日'));
  expect(await mailsTo('office.officer')).toContainEqual(expect.stringContaining('已超期2个工作日'));
}

async function anOrderIsReleased(): Promise<void> {
  await as('office.officer', async (page) => {
    await openFromInbox(page, ORDER);
    await shot(page, 'story 8 order proposed');
    await doOnOrder(page, 'ISSUE', { contact: '李静怡 0454-2920001' }, '已交办');
    await page.getByText('同政督〔2026〕1号').first().waitFor();
    const numbers = await board(page, app.url, 'story 9 board with the order');
    expect(numbers).toMatchObject({ 逾期: 1, 临期: 1, 在办: 2, 应公开: 2 });
  });
  await app.drain();
  await as('land-bureau.approver', async (page) => {
    await openFromInbox(page, ORDER);
    await doOnOrder(page, 'ACKNOWLEDGE', {}, '已签收');
    await doOnOrder(page, 'BEGIN', { handler: '马文博' }, '已开始办理');
    await shot(page, 'story 10 order acknowledged');
  });
}

async function theItemIsPublishedLate(): Promise<void> {
  await comes('2026-12-28T09:00');
  await publishByHand(as, 'land-bureau', TITLE, 'story 11 item at the');
}

async function theOrderIsAnsweredAndClosed(): Promise<void> {
  await as('land-bureau.drafter', async (page) => {
    await openFromInbox(page, ORDER);
    await page.locator('#act-ANSWER').getByLabel(`公开事项：${TITLE}`).check();
    await doOnOrder(page, 'ANSWER', { text: '审查积压所致，公告已公开。今后由两名审查人互补。' }, '已反馈');
    await shot(page, 'story 12 order answered');
  });
  await app.drain();
  await as('office.officer', async (page) => {
    await openFromInbox(page, ORDER);
    await page.locator('.file-list').getByRole('link', { name: TITLE }).waitFor();
    await doOnOrder(page, 'ACCEPT', {}, '已审核通过');
    await doOnOrder(page, 'CLOSE', {}, '已办结');
    await page.getByText(/时限提醒：还有5个工作日到期；时限 .*；依据方案八（二）/).waitFor();
    await shot(page, 'story 13 order closed');
  });
}

async function theBoardIsClear(): Promise<void> {
  app.clock.advance(10 * 60_000);
  await app.drain();
  await as('office.officer', async (page) => {
    const numbers = await board(page, app.url, 'story 14 board after');
    expect(numbers).toMatchObject({ 逾期: 0, 临期: 0, 在办: 0, 应公开: 0 });
    await page.getByText('目前没有应公开的事项').waitFor();
    await page.getByRole('link', { name: '按时公开率' }).first().click();
    await shot(page, 'story 15 punctuality');
    const rows = await page.locator('[aria-labelledby=by-unit] tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s+/))).toEqual([
      ['国土局', '2026-12', '0', '1', '0%'],
      ['国土局', '2026-11', '1', '0', '100%'],
    ]);
  });
}

test('an item that stalls at a reviewer is urged, climbs the ladder, costs an order, and is published late', async () => {
  await theWorkStalls();
  await theMorningMailTells();
  await itIsUrged();
  await theLadderIsClimbed();
  await anOrderIsReleased();
  await theItemIsPublishedLate();
  await theOrderIsAnsweredAndClosed();
  await theBoardIsClear();
});
