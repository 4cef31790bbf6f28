import type { Browser, Page } from 'playwright-core';
import { decided, findsOf, inReview, MOBILE, REVIEWER, withLocation } from '../features/screening/support.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, openPage } from '../support/browser.js';
import { looksRight, PLACES, signedIn } from '../support/screens.js';
import { withTwelveFinds } from '../support/twelve-finds.js';
import { must, submitted } from '../support/way.js';

jest.setTimeout(240_000);

const LANDLINE = '0454-5123456';
const DRAFTER = 'land-bureau.drafter';
const PUBLISHER = 'land-bureau.publisher';

let app: TestApp;
let browser: Browser;
let twelve: string;
let secret: string;
let number: string;
beforeAll(async () => {
  app = await startApp();
  twelve = await withTwelveFinds(app);
  secret = await submitted(app, withLocation('商服用地 机密★10年', '涉密标志试验公告'));
  number = await withReports();
  await withAllowances();
  browser = await openBrowser();
});
/** Pages left open by one test cost the next its screenshot. */
afterEach(async () => {
  await Promise.all(
    browser.contexts().map(async (context) => {
      await context.close();
    }),
  );
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** A publication with a report that was dismissed and one that is open; answers its number. */
async function withReports(): Promise<string> {
  const id = await inReview(app, `商服用地 ${MOBILE}`);
  for (const { id: find } of await findsOf(app, id))
    await decided(app, id, find, { decision: 'keep', reason: '办公电话' });
  await must(app, id, REVIEWER, 'CLEAR');
  await must(app, id, 'land-bureau.approver', 'APPROVE');
  await must(app, id, PUBLISHER, 'PUBLISH');
  const person = await app.as(PUBLISHER);
  const { publication } = await person.item(id);
  const report = async (body: object): Promise<void> => {
    await person.send('post', `/open/${publication.number}/report`, body);
    await app.drain();
  };
  await report({ kind: 'trade-secret', words: '成交价是不是商业秘密' });
  const [told] = (await person.get('/api/v1/reports')).body.reports;
  await person.send('post', `/api/v1/reports/${told.id}/settle`, { decision: 'dismiss', reason: '成交价依法公开' });
  await report({ kind: 'personal', words: '宗地位置一栏有个人手机号码' });
  return publication.number;
}

/** One in force and one taken back. */
async function withAllowances(): Promise<void> {
  for (const words of [LANDLINE, '0454-2926677']) {
    const id = await inReview(app, `商服用地，电话 ${words}`);
    const [find] = await findsOf(app, id);
    await decided(app, id, find!.id, { decision: 'not-a-find', reason: '单位总机' });
  }
  const reviewer = await app.as(REVIEWER);
  const [first] = (await reviewer.get('/api/v1/screening/allowances')).body.allowances;
  await reviewer.send('delete', `/api/v1/screening/allowances/${first.id}`);
}

const item = (id: string): string => `${app.url}/workbench/items/${id}`;

/** A POST that was refused answers with its status, and the browser notes that: this and nothing else. */
const quiet = (complaints: readonly string[]): void => {
  expect(complaints.filter((one) => !/status of 4(00|12|22)/.test(one))).toEqual([]);
};

const told = async (page: Page): Promise<string> => await page.getByRole('alert').innerText();

test.each(PLACES)(
  'on %s a reviewer sees what was found, and is told what a decision lacks',
  async (place, lang, options) => {
    const { page, complaints } = await openPage(browser, options);
    await signedIn(page, app.url, REVIEWER, lang);
    await page.goto(item(twelve));
    await looksRight(page, `finds of an item on ${place}`);
    const card = page.locator('.find').first();
    await card.locator('[value=keep][data-asks]').click();
    expect(await told(page)).toContain(lang === 'zh' ? '理由' : 'say why');
    expect(await card.locator('.field__error').isVisible()).toBe(true);
    expect(await page.evaluate('document.activeElement.closest(".find").id')).toBe(await card.getAttribute('id'));
    await looksRight(page, `finds refused on ${place}`);
    await page.goto(item(twelve));
    await (await app.as(REVIEWER)).markAll(twelve); // meanwhile, elsewhere: the page is no longer of today
    await card.locator('select').selectOption({ index: 2 });
    await card.locator('[name=words]').fill('单位总机');
    await card.locator('[value=keep][data-asks]').click();
    await page.locator('.message--warn', { hasText: lang === 'zh' ? '您填的还在' : 'still there' }).waitFor();
    expect(await card.locator('[name=words]').inputValue()).toBe('单位总机');
    expect(await card.locator('select').inputValue()).not.toBe('');
    await page.goto(`${app.url}/workbench?item=${twelve}`);
    await looksRight(page, `finds beside the inbox on ${place}`);
    quiet(complaints);
  },
);

test.each(PLACES)(
  'on %s quarantined content is closed to its drafter and open to its reviewer',
  async (place, lang, options) => {
    const { page, complaints } = await openPage(browser, options);
    await signedIn(page, app.url, DRAFTER, lang);
    await page.goto(item(secret));
    expect(await page.content()).not.toMatch(/机密★|涉密标志试验/);
    await looksRight(page, `quarantined for its drafter on ${place}`);
    await signedIn(page, app.url, REVIEWER, lang);
    await page.goto(item(secret));
    expect(await page.locator('.find [value=expunge]').count()).toBe(1);
    await looksRight(page, `quarantined for its reviewer on ${place}`);
    quiet(complaints);
  },
);

test.each(PLACES)(
  'on %s reports are settled with a reason, and what is no find is listed',
  async (place, lang, options) => {
    const { page, complaints } = await openPage(browser, options);
    await signedIn(page, app.url, PUBLISHER, lang);
    await page.goto(`${app.url}/workbench/reports`);
    expect(await page.locator('tbody tr').count()).toBe(2);
    expect(await page.locator('tbody').innerText()).not.toContain(PUBLISHER);
    await looksRight(page, `reports on ${place}`);
    await page.locator('button[value=dismiss]').click();
    expect(await told(page)).toContain(lang === 'zh' ? '请写明处理理由' : 'reason');
    await looksRight(page, `reports refused on ${place}`);
    await signedIn(page, app.url, REVIEWER, lang);
    await page.goto(`${app.url}/workbench/allowances`);
    expect(await page.locator('tbody tr').count()).toBe(2);
    expect(await page.locator('tbody').innerText()).not.toContain(REVIEWER);
    await looksRight(page, `allowances on ${place}`);
    await signedIn(page, app.url, 'office.officer', lang);
    await page.goto(`${app.url}/office/finds`);
    expect(await page.locator('table').count()).toBe(2);
    await looksRight(page, `finds in the city on ${place}`);
    quiet(complaints);
  },
);

test.each(PLACES)('on %s a reader reports what should not be public', async (place, lang, options) => {
  const { page, complaints } = await openPage(browser, options);
  app.clock.advance(61_000); // so many a minute and no more
  await page.goto(`${app.url}/open/${number}/report?lang=${lang}`);
  await looksRight(page, `report on ${place}`);
  await page.fill('#words', '第二行的电话');
  await page.locator('main form .btn--primary').click();
  expect(await told(page)).not.toBe('');
  expect(await page.inputValue('#words')).toBe('第二行的电话');
  await looksRight(page, `report refused on ${place}`);
  await page.locator('#kind-personal').check();
  await page.locator('main form .btn--primary').click();
  await page
    .getByText(lang === 'zh' ? '已经收到' : 'Received')
    .first()
    .waitFor();
  await looksRight(page, `report thanks on ${place}`);
  quiet(complaints);
});
