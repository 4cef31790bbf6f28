import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, openPage } from '../support/browser.js';
import { ManualClock } from '../support/manual-clock.js';
import { looksRight, PLACES, signedIn } from '../support/screens.js';
import { drafted } from '../support/way.js';

let app: TestApp;
let browser: Browser;
let item: string;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-12-15T04:00:00Z')));
  item = await drafted(app, { dates: { 'formed-or-changed': '2026-12-08', 'grant-activity-started': '2026-12-30' } });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test.each(PLACES)('on %s anyone works out when something is due', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await page.goto(`${app.url}/calendar?lang=${lang}`);
  await looksRight(page, `deadlines calendar asked on ${place}`);
  await page.fill('#event', '2026-03-10');
  await page.selectOption('#type', 'before');
  await page.locator('.due-form button').click();
  expect(await page.locator('.due-answer').textContent()).toContain(lang === 'zh' ? '2026年2月3日' : '3 February 2026');
  expect(await page.locator('.day--counted').count()).toBe(20);
  await looksRight(page, `deadlines calendar answered on ${place}`);
  expect(complaints).toEqual([]);
});

test.each(PLACES)('on %s an item shows its clocks and how they were counted', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await signedIn(page, app.url, 'land-bureau.drafter', lang);
  await page.goto(`${app.url}/workbench/items/${item}`);
  const said = await page.locator('.clock__standing').allTextContents();
  expect(said[0]).toContain(lang === 'zh' ? '剩 15 个工作日 · 2027年1月5日' : '15 working days left · 5 January 2027');
  for (const fold of await page.locator('.clock__how > summary').all()) await fold.click();
  expect(await page.locator('.day--due').count()).toBe(2);
  await looksRight(page, `deadlines item on ${place}`);
  expect(complaints).toEqual([]);
});

test('a question that cannot be answered says what is missing, and keeps what was typed', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${app.url}/calendar?event=2026-02-14&n=12&unit=clock-hour&type=within`);
  expect(await page.getByRole('alert').textContent()).toContain('还要填写时间');
  await page.fill('#time', '20:00');
  await page.locator('.due-form button').click();
  expect(await page.locator('.due-answer').textContent()).toContain('2026年2月15日 08:00');
});

test('a rule of the plan is one click away from its own answer', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${app.url}/calendar?event=2026-09-30&n=1`);
  await page.getByRole('link', { name: /作出行政决定之日起7个工作日内/ }).click();
  expect(await page.locator('.due-answer').textContent()).toContain('2026年10月15日');
});
