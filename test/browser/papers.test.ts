import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, openPage, WIDE } from '../support/browser.js';
import { looksRight, PLACES, signedIn } from '../support/screens.js';
import { must } from '../support/way.js';
import { decided, findsOf, ID, inReview, MOBILE, REVIEWER } from '../features/screening/support.js';

jest.setTimeout(240_000); // many pages in a real browser, on two cores

const PAPERS = ['review-form', 'consultation-letter?party=同江三江口房地产开发有限公司'] as const;
let app: TestApp;
let browser: Browser;
let item: string;

/** Reviewed with a part withheld, finds masked and kept, a third party that refused, and cleared all the same. */
async function reviewed(): Promise<string> {
  const id = await inReview(app, `同江市三江口片区，身份证 ${ID}，联系人电话 ${MOBILE}`);
  const area = { decision: 'withhold', ground: 'trade-secret', reason: '涉及受让人的成本构成' };
  await (await app.as(REVIEWER)).markAll(id, { 'element:area': area });
  const [first, second] = await findsOf(app, id);
  await decided(app, id, first!.id, { decision: 'mask' });
  await decided(app, id, second!.id, { decision: 'keep', reason: '单位的公开联系方式' });
  await must(app, id, REVIEWER, 'CONSULT', { party: '同江三江口房地产开发有限公司', receivedOn: '2026-11-20' });
  await must(app, id, REVIEWER, 'RECORD_REPLY', { consent: 'refuses', text: '涉及我公司的成本构成，请不要公开。' });
  const publicInterest = '不公开会使竞买人无法判断用地风险，对公共利益造成重大影响。';
  await must(app, id, REVIEWER, 'CLEAR', { publicInterest, noticeGivenOn: '2026-11-20' });
  return id;
}

beforeAll(async () => {
  app = await startApp();
  item = await reviewed();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

test.each(PLACES)('on %s the papers of a review can be read', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await signedIn(page, app.url, REVIEWER, lang);
  for (const paper of PAPERS) {
    await page.goto(`${app.url}/workbench/items/${item}/${paper}`);
    await looksRight(page, `${paper.split('?', 1)[0] ?? ''} on ${place}`);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('on A4 they are printed without the way back', async () => {
  const { page } = await openPage(browser, { viewport: WIDE });
  await signedIn(page, app.url, REVIEWER, 'zh');
  for (const paper of PAPERS) {
    await page.goto(`${app.url}/workbench/items/${item}/${paper}`);
    await page.emulateMedia({ media: 'print' });
    const path = join(projectRoot(), '.ci-output', 'screens', `${paper.split('?', 1)[0] ?? ''}.pdf`);
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
    expect(await page.locator('.official__back').isVisible()).toBe(false);
  }
  await page.context().close();
});
