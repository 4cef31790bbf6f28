import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/access/demo-accounts.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { findsOf, REVIEWER, type Found } from '../features/screening/support.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser, openPage, PHONE } from '../support/browser.js';
import { Keyboard } from '../support/keyboard.js';
import { picture, shot, signedIn } from '../support/screens.js';
import { withTwelveFinds } from '../support/twelve-finds.js';
import { must } from '../support/way.js';

jest.setTimeout(240_000);

/** What the reviewer presses at each find: m masks, x says it is none, e asks why it is kept and a digit chooses the reason. */
const MASK = ['m'];
const NOT_A_FIND = ['x'];
const OFFICE_CONTACT = ['e', '2', 'Enter'];
const CONSENT = ['e', '3', 'Enter'];
const SITTING: readonly (readonly [detector: string, keys: readonly string[], shown: string | null])[] = [
  ['mobile', MASK, '138****5678'],
  ['resident-id', MASK, '110105********002X'],
  ['e-mail', MASK, 'w***@163.com'],
  ['person-name', MASK, '王**'],
  ['mobile', MASK, '139****1234'],
  ['address', MASK, '幸福小区***'],
  ['bank-card', MASK, '622202*********4562'],
  ['person-name', MASK, '李**'],
  ['resident-id', MASK, '230881********0018'],
  ['landline', OFFICE_CONTACT, null],
  ['mobile', CONSENT, null],
  ['mobile', NOT_A_FIND, null],
];
const VERDICTS = SITTING.map(([, [key]]) => ({ m: 'mask', e: 'keep', x: 'not-a-find' })[key ?? '']);

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await startApp();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** The part of the page that a person at a desk has before them. */
const seen = async (page: Page, name: string): Promise<void> => {
  await picture(page, join(projectRoot(), '.ci-output', 'screens', `finds-${name.replaceAll(' ', '-')}.png`), false);
};

/** What is marked in the page as the one being decided, and whether it and its line of the list are in sight at once. */
const marked = async (page: Page) =>
  await page.evaluate<{ words: string[]; inSight: boolean }>(`(() => {
    const ranges = [...CSS.highlights.get('find-now')];
    const within = (one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; };
    return { words: ranges.map(String), inSight: ranges.some(within) && within(document.activeElement) };
  })()`);

/** While a page arrives the browser scrolls too; what counts is where it comes to rest. */
async function settled(page: Page) {
  for (let looked = 0; looked < 20; looked += 1) {
    const now = await marked(page);
    if (now.inSight) return now;
    await page.waitForTimeout(100);
  }
  return await marked(page);
}

const focusOn = async (page: Page, find: Found | undefined): Promise<void> => {
  const focused = find === undefined ? '#finds-state:focus' : `[id="find.${find.id}"]:focus-within`;
  await page.locator(focused).waitFor();
};

const publicParts = async (page: Page, within: string): Promise<string[]> =>
  await page.locator(`${within} :is(.document__title, .element, [data-part])`).allInnerTexts();

async function signsIn(page: Page, keyboard: Keyboard): Promise<void> {
  await page.goto(`${app.url}/workbench/sign-in?lang=zh`);
  await keyboard.tabTo('#account');
  await keyboard.type(REVIEWER);
  await keyboard.tabTo('#password');
  await keyboard.type(DEMO_PASSWORD);
  await keyboard.press('Enter');
  await page.waitForURL('**/workbench');
}

async function opensTheItem(page: Page, keyboard: Keyboard, first: Found | undefined): Promise<void> {
  await keyboard.press('j', 'o');
  await page.waitForURL('**item=*');
  await keyboard.press('a');
  await page.waitForURL('**/items/*#finds-state');
  await focusOn(page, first);
  await seen(page, 'wide 1 opened');
  await keyboard.press('j', 'k');
  await focusOn(page, first);
}

async function decidesAll(page: Page, keyboard: Keyboard, finds: readonly Found[]): Promise<void> {
  for (const [at, [detector, keys, shown]] of SITTING.entries()) {
    const card = page.locator(`[id="find.${finds[at]!.id}"]`);
    const words = String(await card.getAttribute('data-words'));
    const place = (await card.getAttribute('data-file')) ?? words;
    const { words: inPage, inSight } = await settled(page);
    expect([at, finds[at]!.detector, inPage[0], inSight]).toEqual([at, detector, place, true]);
    if (keys === OFFICE_CONTACT) await seen(page, 'wide 2 half way');
    await keyboard.press(...keys);
    await focusOn(page, finds[at + 1]);
    if (shown === null) continue;
    expect(await card.locator('mark').textContent()).toBe(words);
    expect(await card.locator('.mono').textContent()).toBe(shown);
    const text = await page.locator('.preview__page').innerText();
    expect([text.includes(shown), text.includes(words)]).toEqual([true, false]);
  }
}

async function marksTheRestAndClears(page: Page, keyboard: Keyboard): Promise<void> {
  const clear = page.locator('#act').getByRole('button', { name: '审查通过', exact: true });
  expect(await clear.count()).toBe(0);
  await keyboard.press('a', 'Tab', 'Enter');
  await page.getByText('审查意见已保存').waitFor();
  await clear.waitFor();
  await keyboard.press('a');
  await seen(page, 'wide 4 ready to clear');
  await keyboard.press('Enter');
  await page.getByText('审查通过，已送批准').waitFor();
}

test('a reviewer decides twelve finds in one sitting, with the keyboard alone, a key or three for each', async () => {
  const id = await withTwelveFinds(app);
  const finds = await findsOf(app, id);
  expect(finds.map(({ detector }) => detector)).toEqual(SITTING.map(([detector]) => detector));
  const { page, complaints } = await openPage(browser);
  const keyboard = new Keyboard(page);
  await signsIn(page, keyboard);
  await opensTheItem(page, keyboard, finds[0]);

  keyboard.pressed = 0;
  const since = Date.now();
  await decidesAll(page, keyboard, finds);
  expect(keyboard.pressed).toBe(10 * 1 + 2 * 3);
  expect(Date.now() - since).toBeLessThan(60_000);
  await page.getByText('都已处理。').waitFor();
  await seen(page, 'wide 3 all decided');
  expect((await findsOf(app, id)).map(({ decision }) => decision?.decision)).toEqual(VERDICTS);
  const reasons = (await findsOf(app, id)).map((find) => (find.decision as { reason?: string }).reason);
  expect(reasons.slice(9)).toEqual(['单位的公开联系方式', '当事人已书面同意公开', undefined]);

  const promised = await publicParts(page, '.preview__page');
  await marksTheRestAndClears(page, keyboard);
  expect(complaints).toEqual([]);
  await must(app, id, 'land-bureau.approver', 'APPROVE', { keptFilesReason: '已核对书面同意' });
  await must(app, id, 'land-bureau.publisher', 'PUBLISH');
  const { publication } = await (await app.as(REVIEWER)).item(id);
  await page.goto(`${app.url}/open/${publication.number}`);
  expect(await publicParts(page, 'main')).toEqual(promised);
});

test('on a wide screen the finds stand beside the page, on a phone under it; an empty reason is asked for, not sent', async () => {
  const id = await withTwelveFinds(app);
  const { page } = await openPage(browser);
  await signedIn(page, app.url, REVIEWER, 'zh');
  await page.goto(`${app.url}/workbench/items/${id}#finds-state`);
  await focusOn(page, (await findsOf(app, id))[0]);
  const boxes = async () => ({
    shown: (await page.locator('.preview').boundingBox())!,
    list: (await page.locator('#finds').boundingBox())!,
  });
  const wide = await boxes();
  expect(wide.list.x).toBeGreaterThanOrEqual(wide.shown.x + wide.shown.width);
  await page.keyboard.press('e');
  expect(await page.evaluate('document.activeElement.name')).toBe('reason');
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.activeElement.dataset.open')).toBe('');
  await page.setViewportSize(PHONE);
  await shot(page, 'finds phone');
  const phone = await boxes();
  expect(phone.list.y).toBeGreaterThanOrEqual(phone.shown.y + phone.shown.height);
});
