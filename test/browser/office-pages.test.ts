import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, openPage } from '../support/browser.js';
import { ManualClock } from '../support/manual-clock.js';
import { looksRight, PLACES, signedIn } from '../support/screens.js';
import { drafted } from '../support/way.js';

jest.setTimeout(240_000);

const NOTICE = [
  '元旦 休 2027-01-01 至 2027-01-03',
  '春节 休 2027-02-05 至 2027-02-11',
  '春节 班 2027-02-13、2027-02-20',
].join('\n');
const LENT = { to: 'land-bureau.clerk', roles: ['approver'], reason: '赴省里参加培训' };

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-12-15T04:00:00Z')));
  await drafted(app, { title: '跨年的挂牌出让公告', dates: { 'formed-or-changed': '2026-12-10' } });
  const approver = await app.as('land-bureau.approver');
  const lend = async (more: object): Promise<void> => {
    const answer = await approver.send('post', '/api/v1/delegations', { ...LENT, ...more });
    if (answer.status !== 201) throw new Error(answer.text);
  };
  await lend({ fromDate: '2026-12-15', toDate: '2026-12-31', document: '同国土函〔2026〕9号' });
  await lend({ fromDate: '2027-01-04', toDate: '2027-01-08' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test.each(PLACES)('on %s the office reads a notice of holidays into the calendar', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await signedIn(page, app.url, 'office.officer', lang);
  await page.goto(`${app.url}/workbench/calendar`);
  await looksRight(page, `calendar import asked on ${place}`);
  await page.fill('#year', '2027');
  await page.fill('#notice', '国务院办公厅关于2027年部分节假日安排的通知');
  await page.fill('#issued', '2026-12-14');
  await page.fill('#text', NOTICE);
  await page.locator('button[value=preview]').click();
  await page.locator('#preview tbody tr').waitFor();
  await looksRight(page, `calendar import previewed on ${place}`);
  await page.goto(`${app.url}/workbench/calendar/2026`);
  expect(await page.locator('table.month').count()).toBe(12);
  await looksRight(page, `calendar year on ${place}`);
  expect(complaints).toEqual([]);
  await page.goto(`${app.url}/workbench/calendar`);
  await page.fill('#text', '春节快到了');
  await page.locator('button[value=preview]').click();
  await page.getByRole('alert').waitFor();
  await looksRight(page, `calendar import refused on ${place}`);
});

test.each(PLACES)('on %s someone who will be away has a colleague stand in', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await signedIn(page, app.url, 'land-bureau.approver', lang);
  await page.goto(`${app.url}/workbench/delegations`);
  expect(await page.locator('tbody tr').count()).toBe(2);
  await looksRight(page, `delegations on ${place}`);
  await signedIn(page, app.url, 'office.officer', lang);
  await page.goto(`${app.url}/workbench/delegations?unit=housing-bureau`);
  await looksRight(page, `delegations of a unit on ${place}`);
  expect(complaints).toEqual([]);
  await page.locator('main form[method=post] button').last().click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).not.toMatch(/toDate|roles|format/);
  await looksRight(page, `delegations refused on ${place}`);
});

test.each(PLACES)('on %s anyone asks when an entry of the catalogue is due', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await page.goto(`${app.url}/calendar/entries?lang=${lang}`);
  await page.selectOption('#entry', 'land-grant-announcement');
  await page.locator('.due-form button').click();
  await looksRight(page, `what if asked on ${place}`);
  await page.fill('[name="date.formed-or-changed"]', '2026-09-30');
  await page.locator('.due-form button').click();
  expect(await page.locator('.due-answer').textContent()).toContain(
    lang === 'zh' ? '2026年11月3日' : '3 November 2026',
  );
  for (const fold of await page.locator('.clock__how > summary').all()) await fold.click();
  await looksRight(page, `what if answered on ${place}`);
  expect(complaints).toEqual([]);
});
