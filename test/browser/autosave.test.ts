import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root.js';
import { openBrowser, openPage } from '../support/browser.js';

const script = (name: string): string => readFileSync(join(projectRoot(), 'src', 'assets', 'js', name), 'utf8');
const FORM = `<form data-autosave="/save" data-saved="已保存 {time}" data-saving="正在保存" data-unsaved="还没有存" data-conflict="别人改过">
  <input type="hidden" name="revision" value="1"><input name="title" value=""><output data-autosave-said></output></form>
  <script type="module" src="/autosave.js"></script>`;
const ROWS = `<ul><li data-row><a data-open href="#one">一</a></li><li data-row><a data-open href="#two">二</a><button data-key="c">认领</button></li></ul>
  <input type="search"><script type="module" src="/keys.js"></script>`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** A page of our own at an address of our own; `save` answers the form. */
async function pageWith(
  html: string,
  save: (body: URLSearchParams) => { status: number; json: object },
): Promise<Page> {
  const { page } = await openPage(browser);
  await page.route('http://here.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.js'))
      await route.fulfill({ contentType: 'text/javascript', body: script(pathname.slice(1)) });
    else if (pathname === '/save') await route.fulfill(save(new URLSearchParams(route.request().postData() ?? '')));
    else
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><title>t</title>${html}` });
  });
  await page.goto('http://here.test/');
  return page;
}

test('what is typed is saved, says so, and the next save carries the new revision', async () => {
  const seen: string[] = [];
  const page = await pageWith(FORM, (body) => {
    seen.push(`${String(body.get('revision'))} ${String(body.get('title'))}`);
    return { status: 200, json: { revision: seen.length + 1, savedAt: '15:04' } };
  });
  await page.fill('[name=title]', '甲');
  await page.getByText('已保存 15:04').waitFor();
  await page.fill('[name=title]', '乙');
  await page.locator('[name=revision][value="3"]').waitFor({ state: 'attached' });
  expect(seen).toEqual(['1 甲', '2 乙']);
});

test('what the server did not get is put back when the page is opened again', async () => {
  let broken = true;
  const page = await pageWith(FORM, () => ({ status: broken ? 503 : 200, json: { revision: 2, savedAt: '15:05' } }));
  await page.fill('[name=title]', '没有存上');
  await page.getByText('还没有存').waitFor();
  broken = false;
  await page.reload();
  expect(await page.inputValue('[name=title]')).toBe('没有存上');
  await page.getByText('已保存 15:05').waitFor();
});

test('a conflict is said, nothing typed is lost and nothing is overwritten', async () => {
  let saves = 0;
  const page = await pageWith(FORM, () => ({ status: (saves += 1) > 0 ? 412 : 200, json: {} }));
  await page.fill('[name=title]', '丙');
  await page.getByText('别人改过').waitFor();
  await page.fill('[name=title]', '丙丁');
  expect(await page.evaluate<string>('JSON.stringify(localStorage)')).toContain('丙丁');
  expect(saves).toBe(1);
});

test('keys move between rows, open and claim, and leave typing alone', async () => {
  const page = await pageWith(ROWS, () => ({ status: 200, json: {} }));
  const clicked = page.evaluate<string>(
    `new Promise((done) => document.querySelector('[data-key]').addEventListener('click', () => done('claimed')))`,
  );
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  expect(page.url()).toBe('http://here.test/#two');
  await page.keyboard.press('c');
  expect(await clicked).toBe('claimed');
  await page.keyboard.press('/');
  await page.keyboard.type('jo');
  expect(await page.inputValue('input')).toBe('jo');
});
