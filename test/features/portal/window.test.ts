import request from 'supertest';
import { publish } from '../../support/publications.js';
import { openWindow, type TestWindow } from '../../support/window.js';

let window: TestWindow;
const get = (path: string) => request(window.url).get(path).set('accept', 'text/html');

beforeAll(async () => {
  window = await openWindow();
  await publish(window.pool, {
    number: '11230881GK00000773/2026-90001',
    title: '同江市2026年国有土地供应计划',
    entry: 'land-supply-plan',
  });
  for (let n = 0; n < 45; n += 1)
    await publish(window.pool, {
      title: `保障性住房分配结果第${String(n)}批`,
      entry: 'housing-allocation',
      domain: 'housing',
      unit: 'housing-bureau',
    });
});
afterAll(async () => {
  await window.stop();
});

test('the first page shows every domain with what is new in it', async () => {
  const page = await get('/');
  expect(page.status).toBe(200);
  for (const words of ['住房保障领域', '工程建设项目招标投标领域', '同江市2026年国有土地供应计划', '45 条'])
    expect(page.text).toContain(words);
});

test.each([
  ['/domains/land', '同江市2026年国有土地供应计划'],
  ['/entries/land-supply-plan', '同江市2026年国有土地供应计划'],
  ['/units/land-bureau', '同江市2026年国有土地供应计划'],
  ['/search?q=国有土地', '供应计划'],
  ['/search?unit=land-bureau&domain=land&from=2026-11-01&to=2026-11-30', '供应计划'],
  ['/catalogue', '自政府信息形成或变更之日起20个工作日内予以公开'],
  ['/search', '保障性住房分配结果'],
])('%s shows what belongs there', async (path, words) => {
  const page = await get(encodeURI(path));
  expect(page.status).toBe(200);
  expect(page.text).toContain(words);
});

test('every page of a long list is reached by following next, each item once, newest first', async () => {
  const seen: string[] = [];
  for (let path: string | undefined = '/domains/housing'; path !== undefined;) {
    const { text } = await get(path);
    seen.push(...[...text.matchAll(/result__title" lang="zh-CN" href="([^"]+)"/g)].map(([, url]) => url!));
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(45);
  expect([...new Set(seen)]).toEqual([...seen].sort().reverse());
});

test('a word inside longer text is found and marked', async () => {
  const page = await get(encodeURI('/search?q=国有土地'));
  expect(page.text).toMatch(/<mark>国有土地<\/mark>|<mark>国有<\/mark><mark>土地<\/mark>/);
  expect((await get(encodeURI('/search?q=国有企业'))).text).toContain('没有找到');
});

test('days of a search are days in Beijing', async () => {
  await publish(window.pool, { title: '零点刚过的公告', publishedAt: '2026-09-30T16:00:01Z' });
  expect((await get('/search?from=2026-10-01&to=2026-10-01')).text).toContain('零点刚过的公告');
  expect((await get('/search?to=2026-09-30')).text).not.toContain('零点刚过的公告');
});

test('a wrong date is explained at the field, with 400', async () => {
  const page = await get('/search?from=yesterday');
  expect(page.status).toBe(400);
  expect(page.text).toContain('href="#from"');
});

test('what is not in the catalogue is not found', async () => {
  for (const path of ['/domains/none', '/entries/none', '/units/none', '/projects/none', '/open/none/2026-00001']) {
    expect((await get(path)).status).toBe(404);
  }
});

test('the switch to English is remembered, keeps the page and says so to machines', async () => {
  const english = await get('/domains/land?lang=en');
  expect(english.text).toContain('<html lang="en">');
  expect(english.text).toContain('Grant of state-owned land use rights');
  const cookie = String(english.headers['set-cookie']).split(';')[0]!;
  expect((await get('/').set('cookie', cookie)).text).toContain('By domain');
  expect(english.text).toContain('href="/domains/land?lang&#x3D;zh"');
});

test('a page that has not changed costs nothing the second time', async () => {
  const first = await get('/catalogue');
  const again = await get('/catalogue').set('if-none-match', String(first.headers.etag));
  expect(again.status).toBe(304);
  expect(first.headers['cache-control']).toBe('public, no-cache');
});

test('searching without pause is slowed down, reading is not', async () => {
  const asked = await Promise.all(Array.from({ length: 70 }, async () => await get('/search?q=x')));
  const refused = asked.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]!.headers['retry-after'])).toBeLessThanOrEqual(60);
  expect((await get('/search')).status).toBe(200);
  window.clock.advance(61_000);
  expect((await get('/search?q=x')).status).toBe(200);
});
