import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root.js';
import { openBrowser, openPage } from '../support/browser.js';

const script = (name: string): string => readFileSync(join(projectRoot(), 'src', 'assets', 'js', name), 'utf8');
const form = (revision: string): string =>
  `<form method="post" action="/?saved=1" data-autosave="/save" data-saved="已保存 {time}" data-saving="正在保存" data-unsaved="还没有存"
    data-conflict="别人改过" data-put-back="放回"><input type="hidden" name="revision" value="${revision}"><input name="title" value="">
    <output data-autosave-said></output><button>提交</button></form><script type="module" src="/autosave.js"></script>`;
const ROWS = `<ul><li data-row><a data-open href="#one">一</a></li><li data-row><a data-open href="#two">二</a><button data-key="c">认领</button></li></ul>
  <input type="search"><script type="module" src="/keys.js"></script>`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

type Answer = { readonly status: number; readonly json: object };

/** A page at an address of our own, made anew each time it is opened; `save` answers what its form saves in passing. */
async function pageWith(html: () => string, save: (body: URLSearchParams, path: string) => Answer): Promise<Page> {
  const { page } = await openPage(browser);
  await page.route('http://here.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.js'))
      await route.fulfill({ contentType: 'text/javascript', body: script(pathname.slice(1)) });
    else if (pathname.endsWith('save'))
      await route.fulfill(save(new URLSearchParams(route.request().postData() ?? ''), pathname));
    else
      await route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><title>t</title>${html()}`,
      });
  });
  await page.goto('http://here.test/');
  return page;
}

test('what is typed is saved, says so, and the next save carries the new revision', async () => {
  const seen: string[] = [];
  const page = await pageWith(
    () => form('1'),
    (body) => {
      seen.push(`${String(body.get('revision'))} ${String(body.get('title'))}`);
      return { status: 200, json: { revision: seen.length + 1, savedAt: '15:04' } };
    },
  );
  await page.fill('[name=title]', '甲');
  await page.getByText('已保存 15:04').waitFor();
  await page.fill('[name=title]', '乙');
  await page.locator('[name=revision][value="3"]').waitFor({ state: 'attached' });
  expect(seen).toEqual(['1 甲', '2 乙']);
});

test('what the server did not get is put back when the page is opened again', async () => {
  let broken = true;
  const page = await pageWith(
    () => form('1'),
    () => ({ status: broken ? 503 : 200, json: { revision: 2, savedAt: '15:05' } }),
  );
  await page.fill('[name=title]', '没有存上');
  await page.getByText('还没有存').waitFor();
  broken = false;
  await page.reload();
  expect(await page.inputValue('[name=title]')).toBe('没有存上');
  await page.getByText('已保存 15:05').waitFor();
});

test('a conflict is said, nothing typed is lost, and only its writer puts it over the newer version', async () => {
  let saves = 0;
  let revision = '1';
  const page = await pageWith(
    () => form(revision),
    (body) => {
      saves += 1;
      return body.get('revision') === '1'
        ? { status: 412, json: {} }
        : { status: 200, json: { revision: 8, savedAt: '15:06' } };
    },
  );
  await page.fill('[name=title]', '丙');
  await page.getByText('别人改过').waitFor();
  await page.fill('[name=title]', '丙丁');
  revision = '7';
  await page.reload();
  await page.getByText('别人改过').waitFor();
  expect(await page.inputValue('[name=title]')).toBe('');
  await page.getByRole('button', { name: '放回' }).click();
  expect(await page.inputValue('[name=title]')).toBe('丙丁');
  await page.getByText('已保存 15:06').waitFor();
  expect(saves).toBe(2);
});

test('the first save of a new item goes on at the address of the item', async () => {
  const seen: string[] = [];
  const page = await pageWith(
    () => form(''),
    (body, path) => {
      seen.push(`${path} ${String(body.get('title'))}`);
      return {
        status: 200,
        json: {
          revision: seen.length,
          savedAt: `15:1${seen.length}`,
          ...(path === '/save' && { address: '/items/9' }),
        },
      };
    },
  );
  await page.fill('[name=title]', '甲');
  await page.getByText('已保存 15:11').waitFor();
  await page.fill('[name=title]', '乙');
  await page.getByText('已保存 15:12').waitFor();
  expect(seen).toEqual(['/save 甲', '/items/9/autosave 乙']);
  expect(page.url()).toBe('http://here.test/items/9/edit');
});

test('what was kept is let go once the server has accepted the form', async () => {
  const page = await pageWith(
    () => form('1'),
    () => ({ status: 503, json: {} }),
  );
  await page.fill('[name=title]', '戊');
  await page.getByText('还没有存').waitFor();
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL('**/?saved=1');
  expect(await page.evaluate<number>('localStorage.length')).toBe(0);
});

test('keys move between rows, open and claim, and leave typing alone', async () => {
  const page = await pageWith(
    () => ROWS,
    () => ({ status: 200, json: {} }),
  );
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
