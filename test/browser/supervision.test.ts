import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, openPage } from '../support/browser.js';
import { ManualClock } from '../support/manual-clock.js';
import { looksRight, PLACES, signedIn } from '../support/screens.js';
import { drafted } from '../support/way.js';
import { DRAFTER, HEAD, issued, must, OFFICER } from '../features/supervision/support.js';

jest.setTimeout(240_000); // many pages in a real browser, on two cores

const SHOTS = join(projectRoot(), '.ci-output', 'screens');

let app: TestApp;
let browser: Browser;
let item: string;
let order: string;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-03-02T04:00:00Z')));
  item = await drafted(app);
  order = await issued(app, { findings: [{ item }], copyTo: ['finance-bureau', 'office'] });
  await must(app, order, HEAD, 'ACKNOWLEDGE');
  await must(app, order, DRAFTER, 'ANSWER', { text: '已核实，公告于三月二日公开。', evidence: [`item:${item}`] });
  await must(app, order, OFFICER, 'SEND_BACK', { reason: '请补充公开页面的截图。' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test.each(PLACES)('on %s officers and units find their way through orders', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await signedIn(page, app.url, DRAFTER, lang);
  await page.goto(`${app.url}/workbench/orders/${order}`);
  await looksRight(page, `supervision order to answer on ${place}`);
  await page.goto(`${app.url}/workbench/orders/${order}/print`);
  await looksRight(page, `supervision order to print on ${place}`);
  await signedIn(page, app.url, OFFICER, lang);
  await page.goto(`${app.url}/workbench/orders`);
  await looksRight(page, `supervision orders on ${place}`);
  await page.goto(`${app.url}/workbench/orders/new?item=${item}`);
  await looksRight(page, `supervision new order on ${place}`);
  expect(complaints).toEqual([]);
});

test('on paper the type area is 156 mm wide and holds 28 characters in a line, 22 lines on a page', async () => {
  const { page } = await openPage(browser);
  await signedIn(page, app.url, HEAD, 'zh');
  await page.goto(`${app.url}/workbench/orders/${order}/print`);
  await page.emulateMedia({ media: 'print' });
  await page.pdf({ path: join(SHOTS, 'supervision-order.pdf'), preferCSSPageSize: true, printBackground: true });
  const measured = await page.evaluate<{ width: number; line: number; twentyEight: number }>(`(() => {
    const text = document.querySelector('.official__text');
    const probe = document.createElement('span');
    probe.textContent = '督'.repeat(28);
    text.style.textIndent = '0'; text.replaceChildren(probe);
    const mm = (px) => (px * 25.4) / 96;
    return {
      width: mm(document.querySelector('.official').getBoundingClientRect().width),
      line: mm(parseFloat(getComputedStyle(text).lineHeight)),
      twentyEight: mm(probe.getBoundingClientRect().width),
    };
  })()`);
  expect(measured.width).toBeCloseTo(156, 0);
  expect(measured.line * 22).toBeCloseTo(225, 0);
  expect(measured.twentyEight).toBeGreaterThan(154.5);
  expect(measured.twentyEight).toBeLessThanOrEqual(156.1);
});
