import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/access/demo-accounts.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { NOTICE, send, startIntake } from '../features/intake/sending.js';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { openBrowser, openPage, PHONE, WIDE } from '../support/browser.js';
import { picture } from '../support/screens.js';

jest.setTimeout(240_000); // many pages in a real browser, on two cores

const SHOTS = join(projectRoot(), '.ci-output', 'screens');
const PLACES: [string, string, BrowserContextOptions][] = [
  ['a wide screen', 'zh', { viewport: WIDE }],
  ['a phone', 'zh', { viewport: PHONE, isMobile: true, hasTouch: true }],
  ['a phone at night in English', 'en', { viewport: PHONE, isMobile: true, hasTouch: true, colorScheme: 'dark' }],
];

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startIntake();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function signedIn(account: string, lang: string, options: BrowserContextOptions): Promise<Page> {
  const { page } = await openPage(browser, options);
  await page.goto(`${app.url}/calendar?lang=${lang}`);
  await page.evaluate(
    `fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: ${JSON.stringify(account)}, password: ${JSON.stringify(DEMO_PASSWORD)} }) })`,
  );
  return page;
}

async function looksRight(page: Page, name: string): Promise<void> {
  await picture(page, join(SHOTS, `intake-${name.replaceAll(' ', '-')}.png`), true);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect({ name, axe: await axeViolations(page), overflow }).toEqual({ name, axe: [], overflow: 0 });
}

test.each(PLACES)('on %s a duty officer publishes an exchanged notice (方案六（六）)', async (place, lang, options) => {
  const { id } = (await send(app, NOTICE)).body;
  const page = await signedIn('trading-centre.publisher', lang, options);
  await page.goto(`${app.url}/workbench/items/${String(id)}/express`);
  await looksRight(page, `duty officer on ${place}`);
  await page.locator('form[action$="EXPRESS_PUBLISH"] button').click();
  await page.waitForURL(/done=EXPRESS_PUBLISH/);
});

test.each(PLACES)(
  'on %s a text is registered and the signatures to follow are listed',
  async (place, lang, options) => {
    const page = await signedIn('tenderer.drafter', lang, options);
    await page.goto(`${app.url}/workbench/intake/new`);
    await looksRight(page, `registering on ${place}`);
    await page.goto(`${app.url}/workbench/signatures`);
    await looksRight(page, `signatures on ${place}`);
  },
);
