import request from 'supertest';
import { SitemapReader } from '../../../src/portal/reading/sitemap-reader.js';
import { publish } from '../../support/publications.js';
import { openWindow, type TestWindow } from '../../support/window.js';

let window: TestWindow;
const get = (path: string) => request(window.url).get(encodeURI(path));

beforeAll(async () => {
  window = await openWindow();
  await publish(window.pool, {
    title: '甲 & 乙 <联合体> 中标',
    domain: 'procurement',
    entry: 'procurement-transaction-process',
  });
  for (let n = 0; n < 60; n += 1) await publish(window.pool, { title: `国有土地公告${String(n)}` });
});
afterAll(async () => {
  await window.stop();
});

test('the feed is well-formed, newest first, and can be narrowed like a list', async () => {
  const feed = await get('/feed.atom');
  expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(unbalanced(feed.text)).toEqual([]);
  expect(feed.text.match(/<entry>/g)).toHaveLength(50);
  expect(feed.text.indexOf('国有土地公告59')).toBeLessThan(feed.text.indexOf('国有土地公告58'));
  const narrowed = await get('/feed.atom?domain=procurement');
  expect(narrowed.text).toContain('<title>甲 &amp; 乙 &lt;联合体&gt; 中标</title>');
  expect(narrowed.text.match(/<entry>/g)).toHaveLength(1);
});

test('the JSON Feed 1.1 tells the same, goes on by next_url, and can be narrowed', async () => {
  const feed = await get('/feed.json');
  expect(feed.headers['content-type']).toBe('application/feed+json; charset=utf-8');
  const first = JSON.parse(feed.text);
  expect(first).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'zh-CN' });
  expect([first.items.length, first.items[0].title]).toEqual([50, '国有土地公告59']);
  const rest = JSON.parse((await get(new URL(first.next_url).pathname + new URL(first.next_url).search)).text);
  expect([rest.items.length, rest.next_url]).toEqual([11, undefined]);
  expect(JSON.parse((await get('/feed.json?domain=procurement')).text).items).toHaveLength(1);
});

test('the sitemap lists every item once', async () => {
  const { text } = await get('/sitemap.xml');
  expect(unbalanced(text)).toEqual([]);
  expect(new Set(text.match(/\/open\/[^<]+/g)).size).toBe(61);
});

test('pages of a large sitemap begin where the one before ended', async () => {
  const sitemaps = new SitemapReader(window.reads);
  const starts = await sitemaps.starts(25);
  const pages = await Promise.all(starts.map(async (start) => await sitemaps.from(start, 25)));
  expect(pages.map((page) => page.length)).toEqual([25, 25, 11]);
  expect(new Set(pages.flat().map(({ number }) => number)).size).toBe(61);
});

test('robots are led to the sitemap and kept out of the office', async () => {
  const { text } = await get('/robots.txt');
  expect(text).toContain('Disallow: /workbench');
  expect(text).toMatch(/Sitemap: http:\/\/.*\/sitemap\.xml/);
});

test('the open interface gives everything, page by page', async () => {
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { body, headers } = await get(`/open/v1/publications?cursor=${cursor}`);
    expect(headers['access-control-allow-origin']).toBe('*');
    seen.push(...body.items.map((item: { number: string }) => item.number));
    if (body.next === null) break;
    cursor = body.next;
  }
  expect(new Set(seen).size).toBe(61);
  expect(seen).toHaveLength(61);
});

test('the open interface finds words and gives one publication whole', async () => {
  const { body } = await get('/open/v1/publications?q=联合体中标&domain=procurement');
  expect(body.items).toMatchObject([
    { title: '甲 & 乙 <联合体> 中标', validity: 'in-force', unit: { id: 'land-bureau' } },
  ]);
  const whole = await request(window.url).get(
    new URL(body.items[0].url).pathname.replace('/open/', '/open/v1/publications/'),
  );
  expect(whole.body).toMatchObject({
    title: '甲 & 乙 <联合体> 中标',
    formedOn: '2026-10-30',
    versions: [{ version: 1 }],
    related: [],
  });
});

test.each(['from=soon', 'project=7', 'cursor=abc', `q=${'x'.repeat(101)}`])(
  'a query that makes no sense is refused: %s',
  async (query) => {
    const answer = await get(`/open/v1/publications?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.reasons).toMatchObject([{ field: query.split('=')[0] }]);
  },
);

test('what never was is 404 for programs', async () => {
  expect((await get('/open/v1/publications/11230881GK00000773/1999-00001')).body).toMatchObject({
    status: 404,
    code: 'not-found',
  });
});

/** Tags left open or closed twice: enough for what templates can do wrong, escaping included. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  for (const [tag, closing, name, empty] of xml.matchAll(
    /<(\/?)([\w:]+)[^<>]*?(\/?)>|<(?!\?xml)|&(?!(?:amp|lt|gt|quot|#x?\w+);)/g,
  )) {
    if (name === undefined) return [tag];
    if (closing === '') open.push(...(empty === '' ? [name] : []));
    else if (open.pop() !== name) return [tag];
  }
  return open;
}
