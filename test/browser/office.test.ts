import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/access/demo-accounts.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { put, task } from '../features/office/city.js';
import { startApp, type TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { openBrowser, openPage, PHONE, WIDE } from '../support/browser.js';
import { ManualClock } from '../support/manual-clock.js';

const SHOTS = join(projectRoot(), '.ci-output', 'screens');
const PLACES: [string, string, BrowserContextOptions][] = [
  ['a wide screen', 'zh', { viewport: WIDE }],
  ['a phone at night', 'zh', { viewport: PHONE, isMobile: true, hasTouch: true, colorScheme: 'dark' }],
  ['a phone in English', 'en', { viewport: PHONE, isMobile: true, hasTouch: true }],
];
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

async function looksRight(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SHOTS, `office-${name.replaceAll(' ', '-')}.png`), fullPage: true });
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect({ name, axe: await axeViolations(page), overflow }).toEqual({ name, axe: [], overflow: 0 });
}

test.each(PLACES)('on %s the office reads the board and what is behind it', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await page.goto(`${app.url}/calendar?lang=${lang}`);
  await page.evaluate(
    `fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'office.officer', password: ${JSON.stringify(DEMO_PASSWORD)} }) })`,
  );
  await page.goto(`${app.url}/office`);
  expect(await page.locator('.stat').count()).toBe(7);
  expect(await page.locator('svg.chart').count()).toBe(2);
  await looksRight(page, `board on ${place}`);
  const overdue = page.locator('.stat a').first();
  const number = Number(await overdue.locator('.stat__number').textContent());
  await overdue.click();
  expect(await page.locator('tbody tr').count()).toBe(number);
  await looksRight(page, `list on ${place}`);
  for (const part of ['stalled', 'predicted', 'punctuality']) {
    await page.goto(`${app.url}/office/${part}`);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    await looksRight(page, `${part} on ${place}`);
  }
  expect(complaints).toEqual([]);
});
