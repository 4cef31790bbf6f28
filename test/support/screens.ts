import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/access/demo-accounts.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { axeViolations } from './axe.js';
import { openPage, PHONE, WIDE } from './browser.js';

const SHOTS = join(projectRoot(), '.ci-output', 'screens');

/** Where a page has to look right: its name, the language, the screen. */
export const PLACES: readonly (readonly [place: string, lang: 'zh' | 'en', options: BrowserContextOptions])[] = [
  ['a wide screen', 'zh', { viewport: WIDE }],
  ['a phone at night', 'zh', { viewport: PHONE, isMobile: true, hasTouch: true, colorScheme: 'dark' }],
  ['a phone in English', 'en', { viewport: PHONE, isMobile: true, hasTouch: true }],
];

/** A picture for people, kept with the build: nothing is compared with it. */
export async function shot(page: Page, name: string): Promise<void> {
  await picture(page, join(SHOTS, `${name.replaceAll(' ', '-')}.png`), true);
}

/** On a busy machine Chromium now and then takes no picture and does not say so; asked again it does. */
export async function picture(page: Page, path: string, fullPage: boolean): Promise<void> {
  const taken = async () => await page.screenshot({ path, fullPage });
  await taken().catch(taken);
}

/** A picture of the whole page; axe finds nothing on it, and nothing reaches out of its sides. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await shot(page, name);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect({ name, axe: await axeViolations(page), overflow }).toEqual({ name, axe: [], overflow: 0 });
}

/** Signs a page in without its form, in the language asked for. */
export async function signedIn(page: Page, url: string, account: string, lang: string): Promise<void> {
  await page.goto(`${url}/calendar?lang=${lang}`);
  await page.evaluate(
    `fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: ${JSON.stringify(account)}, password: ${JSON.stringify(DEMO_PASSWORD)} }) })`,
  );
}

/** Someone comes to the workbench by its sign-in page, does something there and leaves; nothing may have complained. */
export async function visit(
  browser: Browser,
  url: string,
  account: string,
  what: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, complaints } = await openPage(browser);
  await page.goto(`${url}/workbench/sign-in?lang=zh`);
  await page.fill('#account', account);
  await page.fill('#password', DEMO_PASSWORD);
  await page.click('.btn--primary');
  await page.waitForURL('**/workbench');
  await what(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}
