import type { Browser, Page } from 'playwright-core';
import { at } from '../features/escalation/support.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, openPage } from '../support/browser.js';
import { ManualClock } from '../support/manual-clock.js';
import { looksRight, PLACES, signedIn } from '../support/screens.js';
import { must, published, submitted } from '../support/way.js';

jest.setTimeout(240_000);

let app: TestApp;
let browser: Browser;
let item: string;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-23T04:00:00Z')));
  await published(app, { title: '城东片区工业用地挂牌出让公告' });
  item = await submitted(app);
  await must(app, await submitted(app), 'land-bureau.reviewer', 'RETURN', { reason: '缺宗地图' });
  at(app, '2026-12-11T09:00');
  await app.drain();
  const [task] = (await (await app.as('land-bureau.drafter')).item(item)).tasks;
  const urge = `/api/v1/tasks/${String(task.id)}/urge`;
  await (await app.as('land-bureau.drafter')).send('post', urge, { message: '请今天完成审查。' });
  at(app, '2026-12-22T09:00');
  await app.drain();
  const reviewer = await app.as('land-bureau.reviewer');
  const { notices } = (await reviewer.get('/api/v1/notices')).body;
  await reviewer.send('post', `/api/v1/notices/${String(notices.at(-1).id)}/read`);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const shown = async (page: Page, path: string, name: string): Promise<void> => {
  await page.goto(`${app.url}${path}`);
  await looksRight(page, `notices ${name}`);
};

test.each(PLACES)('on %s people read what they were told and choose their mails', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  await signedIn(page, app.url, 'land-bureau.reviewer', lang);
  await shown(page, '/workbench/notices', `list on ${place}`);
  const rows = page.locator('.notices__row');
  expect(await page.locator('.notices__row--new').count()).toBe((await rows.count()) - 1);
  await shown(page, '/workbench/notices/choices', `choices on ${place}`);
  await shown(page, `/workbench/items/${item}`, `urged item on ${place}`);
  await signedIn(page, app.url, 'finance-bureau.drafter', lang);
  await shown(page, '/workbench/notices', `none on ${place}`);
  expect(complaints).toEqual([]);
});
