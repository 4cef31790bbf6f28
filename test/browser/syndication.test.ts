import type { Browser, Page } from 'playwright-core';
import { refusedItem, rowsOf, startHouse, statesOf, type House } from '../features/syndication/house.js';
import { openBrowser, openPage } from '../support/browser.js';
import { looksRight, PLACES, shot, signedIn, visit } from '../support/screens.js';
import { published } from '../support/way.js';

jest.setTimeout(300_000);

const PLATFORM = '全国公共资源交易平台（黑龙江）';
const TITLES = ['三江口片区商服用地挂牌出让公告', '城东片区工业用地挂牌出让公告', '临江片区住宅用地挂牌出让公告'];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('the pages of the channels look right', () => {
  let house: House;
  let item: string;
  beforeAll(async () => {
    house = await startHouse();
    await published(house.app, { title: TITLES[1] });
    await house.app.drain();
    ({ id: item } = await refusedItem(house, { title: TITLES[0] }));
  });
  afterAll(async () => {
    await house.stop();
  });

  test.each(PLACES)('on %s', async (place, lang, options) => {
    const { page, complaints } = await openPage(browser, options);
    await signedIn(page, house.app.url, 'office.officer', lang);
    await page.goto(`${house.app.url}/syndication`);
    await looksRight(page, `syndication on ${place}`);
    for (const fold of await page.locator('details.fold > summary').all()) await fold.click();
    await looksRight(page, `syndication unfolded on ${place}`);
    await page.locator('form[action$="/test"] button').click();
    await page.getByRole('status').waitFor();
    await looksRight(page, `syndication tested on ${place}`);
    await page.goto(`${house.app.url}/workbench/items/${item}/deliveries`);
    for (const fold of await page.locator('.channel details.fold > summary').all()) await fold.click();
    await looksRight(page, `deliveries of an item on ${place}`);
    await signedIn(page, house.app.url, 'land-bureau.publisher', lang);
    await page.goto(`${house.app.url}/workbench`);
    await looksRight(page, `inbox with a delivery on ${place}`);
    expect(complaints).toEqual([]);
    await page.goto(`${house.app.url}/syndication`);
    await page.locator('.delivery-acts__settle > summary').click();
    await page.locator('.delivery-acts__settle button').click();
    await page.getByRole('alert').waitFor();
    await looksRight(page, `syndication refused on ${place}`);
  });
});

describe('a platform is down', () => {
  let house: House;
  const items: string[] = [];
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(async () => {
    await house.stop();
  });

  const office = async (what: (page: Page) => Promise<void>): Promise<void> => {
    await visit(browser, house.app.url, 'office.officer', async (page) => {
      await page.getByRole('link', { name: '推送', exact: true }).click();
      await what(page);
    });
  };
  const row = (page: Page) => page.locator('.channels tbody tr', { hasText: PLATFORM });

  async function itBreaksDown(): Promise<void> {
    items.push((await refusedItem(house, { title: TITLES[0] })).id);
    for (const title of [
      ...TITLES.slice(1),
      '乡道改造用地划拨公示',
      '江边码头用地挂牌出让公告',
      '北岸仓储用地挂牌出让公告',
    ])
      items.push(await published(house.app, { title }));
    for (let n = 0; n < 5; n++) house.outside.answers.push({ status: 503, body: '{"error":"系统维护"}' });
    await house.app.drain();
  }

  async function theOfficeSeesIt(): Promise<void> {
    await office(async (page) => {
      await row(page).getByText('熔断中').waitFor();
      await row(page)
        .getByText(/连续 5 次没有成功：HTTP 503。.* 再试。/)
        .waitFor();
      expect(await row(page).locator('td').nth(3).innerText()).toMatch(/^5/);
      await row(page).getByText('未送达 1').waitFor();
      await page.getByText('平台拒收（HTTP 422）：宗地编号重复').waitFor();
      await shot(page, 'story platform 1 down');
      await row(page).locator('summary').click();
      await row(page).getByLabel('暂停的原因').fill('平台通知今晚维护');
      await row(page).getByRole('button', { name: '暂停推送' }).click();
      await row(page)
        .getByText(/李静怡 于 .* 暂停：平台通知今晚维护/)
        .waitFor();
      await shot(page, 'story platform 2 paused');
    });
    house.app.clock.advance(120_000); // the break is over long since; a signature is good for five minutes
    await house.app.drain();
    expect(house.outside.arrivals).toHaveLength(6);
  }

  async function itReturns(): Promise<void> {
    await office(async (page) => {
      await row(page).locator('summary').click();
      await row(page).getByRole('button', { name: '测试' }).click();
      await page.getByText(/平台答复 HTTP 200，用时/).waitFor();
      await shot(page, 'story platform 3 answers a test');
      await row(page).locator('summary').click();
      await row(page).getByRole('button', { name: '恢复推送' }).click();
      await row(page).getByText('正常', { exact: true }).waitFor();
      await page.getByRole('button', { name: '重推未送达的' }).click();
      await page.getByText('已重推 1 条。').waitFor();
    });
    await house.app.drain();
  }

  async function allSettles(): Promise<void> {
    for (const id of items) {
      expect(await statesOf(house.app, id)).toContain('syndication.settled');
      expect((await rowsOf(house.app, id))[0]?.status).toBe('delivered');
    }
    await office(async (page) => {
      await page.getByText('没有要处理的推送').waitFor();
      await row(page).getByText('正常', { exact: true }).waitFor();
      await shot(page, 'story platform 4 all settled');
    });
  }

  test('the office sees it, pauses it, tries it, and sends again what it refused: all of it settles', async () => {
    await itBreaksDown();
    await theOfficeSeesIt();
    await itReturns();
    await allSettles();
  });
});
