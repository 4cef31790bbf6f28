import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/access/demo-accounts.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { startApp, type TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { openBrowser, openPage, PHONE, WIDE } from '../support/browser.js';
import { picture } from '../support/screens.js';
import { cleared, drafted, published, submitted } from '../support/way.js';

const SHOTS = join(projectRoot(), '.ci-output', 'screenshots');
const ON_A_PHONE = { viewport: PHONE, isMobile: true, hasTouch: true };

/** A whole office's day in a browser, on a machine that does other things too. */
jest.setTimeout(180_000);

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
/** Pages left open by one test cost the next its screenshot: Chromium then says it is unable to capture one. */
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

async function signIn(account: string, options: BrowserContextOptions = {}, lang = 'zh') {
  const opened = await openPage(browser, options);
  const { page } = opened;
  await page.goto(`${app.url}/workbench/sign-in?lang=${lang}`);
  await page.fill('#account', account);
  await page.fill('#password', DEMO_PASSWORD);
  await page.click('.btn--primary');
  await page.waitForURL('**/workbench');
  return opened;
}

const shot = async (page: Page, name: string): Promise<void> => {
  await picture(page, join(SHOTS, `workbench-${name}.png`), false);
};
const open = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('link', { name: title }).first().click();
};

/** The office's way of an announcement, whoever clicks and whatever the browser can do. */
async function fromDraftToResident(title: string, options: BrowserContextOptions, name: string): Promise<void> {
  const { page: drafter } = await signIn('land-bureau.drafter', options);
  await drafter.getByRole('link', { name: '新建' }).click();
  await drafter.getByRole('link', { name: '土地出让公告信息' }).click();
  await drafter.getByLabel('名称必填').fill(title);
  await drafter.getByLabel('内容概述').fill('一宗商服用地挂牌出让。');
  await drafter.getByLabel('出让方式').selectOption({ label: '挂牌' });
  await drafter.getByLabel('宗地位置').fill('三江口片区通江街北');
  await drafter.locator('[name="elements.area.value"]').fill('1.2358');
  await drafter.getByLabel('用途').selectOption({ index: 1 });
  await drafter.getByLabel('容积率').fill('1.0 至 1.8');
  await drafter.getByLabel('建筑密度').fill('不大于 40%');
  await shot(drafter, `${name}-1-draft`);
  await drafter.getByRole('button', { name: '保存并提交审查' }).last().click();
  await drafter.getByRole('link', { name: '出让年限：必须填写。' }).click();
  await shot(drafter, `${name}-2-missing`);
  await drafter.locator('[name="elements.grant-term.value"]').fill('40');
  await drafter.getByRole('button', { name: '保存并提交审查' }).last().click();
  await drafter.getByText('已提交审查').waitFor();

  const { page: reviewer } = await signIn('land-bureau.reviewer', options);
  await open(reviewer, title);
  await shot(reviewer, `${name}-3-review`);
  await reviewer.getByRole('button', { name: '其余全部公开' }).click();
  await reviewer.getByRole('button', { name: '审查通过', exact: true }).first().click();
  await reviewer.getByText('审查通过，已送批准').waitFor();

  const { page: approver } = await signIn('land-bureau.approver', options);
  await open(approver, title);
  await shot(approver, `${name}-4-approve`);
  await approver.getByRole('button', { name: '批准', exact: true }).first().click();
  await approver.getByText('已批准').waitFor();

  const { page: publisher } = await signIn('land-bureau.publisher', options);
  await open(publisher, title);
  await publisher.getByRole('button', { name: '发布', exact: true }).first().click();
  await publisher.getByText('已发布').waitFor();

  const { page: resident } = await openPage(browser, options);
  await resident.goto(`${app.url}/search?q=${encodeURIComponent(title)}`);
  await open(resident, title);
  await shot(resident, `${name}-5-resident`);
  expect(await resident.locator('h1').textContent()).toBe(title);
}

test('an announcement goes from drafter to reviewer, approver, publisher and resident', async () => {
  await fromDraftToResident('同江市挂牌出让公告（甲）', {}, 'wide');
});

test('the same without JavaScript', async () => {
  await fromDraftToResident('同江市挂牌出让公告（乙）', { javaScriptEnabled: false }, 'plain');
});

test('an approver reads and approves on a phone with one thumb', async () => {
  const title = '同江市挂牌出让公告（丙）';
  await cleared(app, { title });
  const { page, complaints } = await signIn('land-bureau.approver', ON_A_PHONE);
  await shot(page, 'phone-1-inbox');
  await page.getByRole('link', { name: title }).tap();
  await shot(page, 'phone-2-item');
  const button = page.locator('.thumb').getByRole('button', { name: '批准' });
  const box = await button.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(box?.y).toBeGreaterThan(PHONE.height * 0.85);
  await button.tap();
  await page.getByText('已批准').waitFor();
  await shot(page, 'phone-3-approved');
  expect(complaints).toEqual([]);
});

test('what is typed is saved in passing, survives a broken line, and is there when the page is opened again', async () => {
  const { page } = await signIn('land-bureau.drafter');
  await page.goto(`${app.url}/workbench/items/new?entry=land-supply-plan`);
  await page.fill('[name=title]', '土地供应计划');
  await page.getByText(/^已保存 \d\d:\d\d$/).waitFor();
  expect(page.url()).toMatch(/items\/[0-9a-f-]{36}\/edit$/);
  await page.context().setOffline(true);
  await page.fill('[name=summary]', '断线时写的');
  await page.getByText(/^还没有存到服务器/).waitFor();
  await page.context().setOffline(false);
  await page.reload();
  expect(await page.inputValue('[name=summary]')).toBe('断线时写的');
  await page.getByText(/^已保存/).waitFor();
});

test('cells copied from Excel fill the table and make the rows they need', async () => {
  const { page } = await signIn('land-bureau.drafter');
  await page.goto(`${app.url}/workbench/items/new?entry=land-supply-plan`);
  const rows = Array.from({ length: 6 }, (_, row) => `用途${row}\t${row}.5\t10`).join('\r\n');
  await page.evaluate(
    `(() => { const data = new DataTransfer(); data.setData('text/plain', ${JSON.stringify(rows)});
      document.querySelector('[name="elements.supply-structure.0.use"]').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`,
  );
  expect(await page.inputValue('[name="elements.supply-structure.5.area"]')).toBe('5.5');
  await page.getByText(/^已保存/).waitFor();
  const id = /items\/([0-9a-f-]+)\/edit/.exec(page.url())?.[1] ?? '';
  expect((await (await app.as('land-bureau.drafter')).item(id)).elements['supply-structure']).toHaveLength(6);
});

test('the inbox is walked with the keyboard', async () => {
  await submitted(app, { title: '键盘一' });
  await submitted(app, { title: '键盘二' });
  const { page } = await signIn('land-bureau.reviewer');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await page.waitForURL('**item=*');
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').isVisible()).toBe(true);
});

test.each<[string, string, BrowserContextOptions]>([
  ['a wide screen', 'zh', { viewport: WIDE }],
  ['a wide screen in English', 'en', { viewport: WIDE }],
  ['a phone at night', 'zh', { ...ON_A_PHONE, colorScheme: 'dark' }],
  ['a phone in English', 'en', ON_A_PHONE],
])('on %s every page is accessible, quiet and does not scroll sideways', async (place, lang, options) => {
  const review = await submitted(app);
  const draft = await drafted(app);
  const out = await published(app);
  const tabs = ['attachments', 'comments', 'trail', 'diagram', 'deliveries', 'versions'];
  const pages: Readonly<Record<string, readonly string[]>> = {
    'land-bureau.reviewer': [
      '',
      `?item=${review}`,
      `/items/${review}`,
      ...tabs.map((tab) => `/items/${review}/${tab}`),
    ],
    'land-bureau.drafter': ['/items/new', `/items/${draft}/edit`, '/items/new?entry=housing-allocation', '?view=mine'],
    'land-bureau.publisher': [`/items/${out}`, '/projects', '/units/land-bureau', '?view=done'],
    'tenderer.drafter': ['/projects/new'],
    'office.officer': ['/units'],
  };
  for (const [account, paths] of Object.entries(pages)) {
    const { page, complaints } = await signIn(account, options, lang);
    for (const path of paths) {
      await page.goto(`${app.url}/workbench${path}`, { waitUntil: 'load' });
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ place, path, axe: await axeViolations(page), overflow }).toEqual({ place, path, axe: [], overflow: 0 });
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});
