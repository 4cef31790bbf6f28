import type { Browser } from 'playwright-core';
import { owed, startHouse } from '../features/obligations/house.js';
import type { TestApp } from '../support/app.js';
import { openBrowser, openPage } from '../support/browser.js';
import { looksRight, PLACES, signedIn } from '../support/screens.js';

jest.setTimeout(240_000);

const DRAFTER = 'housing-bureau.drafter';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startHouse();
  await app.drain();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test.each(PLACES)('on %s units see what they owe, and the office what all owe', async (place, lang, options) => {
  const { id } = await owed(app, DRAFTER, 'housing-rent-subsidy');
  const { page, complaints } = await openPage(browser, options);
  await signedIn(page, app.url, DRAFTER, lang);
  await page.goto(`${app.url}/workbench/obligations`);
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(1);
  await looksRight(page, `obligations of a unit on ${place}`);
  await page.locator('tbody details summary').first().click();
  await looksRight(page, `obligations nothing this period on ${place}`);
  await page.goto(`${app.url}/workbench/obligations/${id}`);
  for (const fold of await page.locator('details.fold > summary').all()) await fold.click();
  await looksRight(page, `obligations one on ${place}`);
  await page.goto(`${app.url}/workbench/obligations?state=nothing`);
  await looksRight(page, `obligations none on ${place}`);
  await signedIn(page, app.url, 'office.officer', lang);
  await page.goto(`${app.url}/workbench/obligations`);
  await looksRight(page, `obligations of all on ${place}`);
  expect(complaints).toEqual([]);
});
