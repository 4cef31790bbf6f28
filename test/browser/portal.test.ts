import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root.js';
import { axeViolations } from '../support/axe.js';
import { openBrowser, openPage, PHONE, WIDE } from '../support/browser.js';
import { sampleWindow } from '../support/sample-window.js';
import { picture } from '../support/screens.js';
import { openWindow, type TestWindow } from '../support/window.js';

const SHOTS = join(projectRoot(), '.ci-output', 'screens');
const MOST_BYTES = 150 * 1024;
/** The browser itself notes every answer that is not 2xx. */
const EXPECTED = /status of (404|410)/;

let window: TestWindow;
let browser: Browser;
let paths: Record<string, string>;

beforeAll(async () => {
  window = await openWindow();
  const sample = await sampleWindow(window.pool, join(projectRoot(), 'jurisdictions', '230881-tongjiang'));
  paths = {
    ...{ home: '/', domain: '/domains/land', catalogue: '/catalogue', missing: '/open/none/2026-00001' },
    ...{
      item: `/open/${sample.notice}`,
      earlier: `/open/${sample.notice}?version=1`,
      persons: `/open/${sample.persons}`,
    },
    ...{ held: `/open/${sample.held}`, project: `/projects/${sample.project}` },
    search: `/search?q=${encodeURIComponent('国有建设用地')}&domain=land`,
  };
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await window.stop();
});

test.each<[string, string, BrowserContextOptions]>([
  ['a wide screen', 'zh', { viewport: WIDE }],
  ['a phone at night', 'zh', { viewport: PHONE, isMobile: true, hasTouch: true, colorScheme: 'dark' }],
  ['a phone in English', 'en', { viewport: PHONE, isMobile: true, hasTouch: true }],
])('on %s every page is accessible, quiet and does not scroll sideways', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await page.goto(`${window.url}/?lang=${lang}`);
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(window.url + path, { waitUntil: 'networkidle' });
    await picture(page, join(SHOTS, `portal-${name}-${place.replaceAll(' ', '-')}.png`), true);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect({ name, axe: await axeViolations(page), overflow }).toEqual({ name, axe: [], overflow: 0 });
  }
  expect(complaints.filter((complaint) => !EXPECTED.test(complaint))).toEqual([]);
});

test('without JavaScript a resident searches, reads, goes back a version and has the file', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false, acceptDownloads: true });
  await page.goto(window.url);
  await page.getByRole('searchbox').fill('三江路 用地');
  await page.getByRole('button', { name: '搜索' }).click();
  await page.getByRole('link', { name: /挂牌出让公告/ }).click();
  expect(await page.locator('h1').textContent()).toContain('挂牌出让公告');
  await page.getByRole('link', { name: '第 1 版' }).click();
  expect(await page.getByText('18,000 平方米').count()).toBeGreaterThan(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '宗地图' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('同江市2026-03号宗地图.pdf');
});

test('a keyboard reaches the text at once', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${window.url}/domains/land`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
});

test('no page weighs 150 KB without its font', async () => {
  for (const [name, path] of Object.entries(paths)) {
    const { page } = await openPage(browser);
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (!request.url().endsWith('.woff2'))
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(window.url + path, { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect({ name, light: bytes < MOST_BYTES, bytes }).toMatchObject({ name, light: true });
    await page.context().close();
  }
});

test('a browser reads feed and sitemap as XML', async () => {
  const { page } = await openPage(browser);
  await page.goto(window.url);
  for (const path of ['/feed.atom', '/sitemap.xml']) {
    const root = await page.evaluate<string>(
      `fetch('${path}').then((answer) => answer.text()).then((xml) => new DOMParser().parseFromString(xml, 'application/xml').documentElement.nodeName)`,
    );
    expect(['feed', 'urlset']).toContain(root);
  }
});
