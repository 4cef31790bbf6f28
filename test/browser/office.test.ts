import type { Browser } from 'playwright-core';
import { put, task } from '../features/office/city.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, openPage } from '../support/browser.js';
import { ManualClock } from '../support/manual-clock.js';
import { looksRight, PLACES, signedIn } from '../support/screens.js';

const UNITS = ['land-bureau', 'housing-bureau', 'finance-bureau', 'transport-bureau', 'water-bureau'];
const DOMAINS = ['land', 'housing', 'procurement', 'engineering', 'property'];
const STATES = ['work.drafting', 'work.confidentialityReview.reviewing', 'work.approval', 'work.publication.ready'];
const ENDS = ['2026-11-20', '2026-11-26', '2026-12-01', '2026-12-15', '2026-12-21', null];

jest.setTimeout(180_000);

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-25T02:00:00Z')));
  const owner = app.database.ownerPool(1);
  for (let nth = 0; nth < 40; nth += 1) {
    const obliged = nth % 9 === 0;
    const end = ENDS[(nth * nth) % ENDS.length] ?? null;
    const id = await put(owner, {
      ...{ unit: UNITS[(nth * nth) % 5]!, domain: DOMAINS[nth % 5]!, kind: obliged ? 'obligation' : 'item' },
      ...{ state: obliged ? 'work.expected' : STATES[nth % 4]!, endsAt: end === null ? null : `${end}T16:00:00Z` },
      ...{ title: `国有建设用地使用权挂牌出让公告（第 ${nth} 号）`, touched: `2026-11-${10 + (nth % 14)}T02:00:00Z` },
    });
    await task(owner, id, { unit: UNITS[nth % 5]!, step: 'review', opened: '2026-11-10T02:00:00Z' });
  }
  for (let nth = 0; nth < 60; nth += 1)
    await put(owner, {
      ...{ unit: UNITS[nth % 5]!, state: 'work.idle', late: nth % 7 === 0 },
      doneAt: `2026-${String(1 + (nth % 11)).padStart(2, '0')}-10T02:00:00Z`,
    });
  await app.drain();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test.each(PLACES)('on %s the office reads the board and what is behind it', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await signedIn(page, app.url, 'office.officer', lang);
  await page.goto(`${app.url}/office`);
  expect(await page.locator('.stat').count()).toBe(7);
  expect(await page.locator('svg.chart').count()).toBe(2);
  await looksRight(page, `office board on ${place}`);
  const overdue = page.locator('.stat a').first();
  const number = Number(await overdue.locator('.stat__number').textContent());
  await overdue.click();
  expect(await page.locator('tbody tr').count()).toBe(number);
  await looksRight(page, `office list on ${place}`);
  for (const part of ['stalled', 'predicted', 'punctuality']) {
    await page.goto(`${app.url}/office/${part}`);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    await looksRight(page, `office ${part} on ${place}`);
  }
  expect(complaints).toEqual([]);
});
