import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root.js';
import { axeViolations } from '../support/axe.js';
import { openBrowser, openPage, PHONE, WIDE } from '../support/browser.js';
import { shownFiles, startExports } from '../support/exported.js';
import { sampleWindow } from '../support/sample-window.js';
import { picture } from '../support/screens.js';

const SHOTS = join(projectRoot(), '.ci-output', 'screens');
const TYPES: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' },
  ...{
    '.woff2': 'font/woff2',
    '.pdf': 'application/pdf',
    '.atom': 'application/atom+xml',
    '.json': 'application/json',
  },
};

let exports: Awaited<ReturnType<typeof startExports>>;
let sample: Awaited<ReturnType<typeof sampleWindow>>;
let portal: Server;
let browser: Browser;
let url: string;

beforeAll(async () => {
  exports = await startExports();
  sample = await sampleWindow(exports.pool, join(projectRoot(), 'jurisdictions', '230881-tongjiang'));
  await exports.run({ server: null });
  const files = shownFiles(exports.order.folder);
  portal = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://portal').pathname);
    const place = path.startsWith('/gk/') ? path.slice('/gk/'.length).replace(/(^|\/)$/, '$1index.html') : '';
    const file = files.get(place);
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': TYPES[extname(place)] ?? 'text/plain' });
    response.end(file);
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  portal.close();
  await exports.stop();
});

test.each<[string, string, BrowserContextOptions]>([
  ['a wide screen', '', { viewport: WIDE }],
  ['a phone in English', 'en/', { viewport: PHONE, isMobile: true, hasTouch: true, colorScheme: 'dark' }],
])(
  'on %s the export needs nothing but its own files, and every page is accessible and quiet',
  async (on, lang, how) => {
    const { page, complaints } = await openPage(browser, how);
    const asked: string[] = [];
    page.on('response', (response) => asked.push(`${response.status()} ${response.url()}`));
    const paths = ['', 'domains/land/', 'catalogue/', 'search/', 'calendar/', `open/${sample.notice}/`];
    paths.push(`open/${sample.notice}/version-1/`, `open/${sample.held}/`, `projects/${sample.project}/`);
    for (const path of paths) {
      await page.goto(`${url}/gk/${lang}${path}`, { waitUntil: 'networkidle' });
      const name = path.split('/').join('-').slice(0, -1);
      await picture(page, join(SHOTS, `export-${name || 'home'}-${on.replaceAll(' ', '-')}.png`), true);
      expect({ path, axe: await axeViolations(page) }).toEqual({ path, axe: [] });
    }
    expect(asked.filter((line) => !line.startsWith(`200 ${url}/gk/`))).toEqual([]);
    expect(asked.some((line) => line.endsWith('.woff2'))).toBe(true);
    expect(complaints).toEqual([]);
  },
);

test('a resident goes from the first page to a file and over to English by links alone', async () => {
  const { page } = await openPage(browser, { acceptDownloads: true });
  await page.goto(`${url}/gk/`);
  await page.getByRole('link', { name: '国有土地使用权出让领域' }).click();
  await page.getByRole('link', { name: /挂牌出让公告（同自然资告字/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '宗地图' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('同江市2026-03号宗地图.pdf');
  await page.getByRole('link', { name: 'English' }).click();
  expect(page.url()).toBe(`${url}/gk/en/open/${sample.notice}/`);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});
