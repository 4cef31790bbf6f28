import type { Pool } from 'pg';
import { boot } from '../../../src/boot.js';
import { MOST_WAITING } from '../../../src/portal/kept/window-mark.js';
import { startApp, type TestApp } from '../../support/app.js';
import { ask, fromMemory, textOf } from '../../support/kept-pages.js';
import { testSettings } from '../../support/settings.js';
import { published } from '../../support/way.js';

let app: TestApp;
let owner: Pool;
let item: string;
const get = async (path: string, headers: Record<string, string> = {}) => await ask(app.url, path, headers);
/** As everybody gets it who seems to be signed in: made for him alone. */
const anew = async (path: string, headers: Record<string, string> = {}) =>
  await get(path, { ...headers, cookie: `${headers.cookie ?? ''}; gongkai_session=nobody` });
const isKept = async (path: string, headers: Record<string, string> = {}) =>
  (await fromMemory(owner, async () => await get(path, headers))).status === 200;

beforeAll(async () => {
  app = await startApp();
  owner = app.database.ownerPool(2);
  const { body } = await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${await published(app)}`);
  item = `/open/${body.publication.number as string}`;
});
afterAll(async () => {
  await app.stop();
});

const PAGES = ['/', '/domains/land', '/entries/land-grant-announcement', '/units/land-bureau', 'item'];
const PACKINGS = ['', 'gzip', 'br', 'gzip, deflate, br, zstd'];
const cases = PAGES.flatMap((page) =>
  PACKINGS.flatMap((packing) => ['zh', 'en'].map((lang) => ({ page, packing, lang }))),
);

test.each(cases)('$page in $lang, packed as “$packing”, is the same from memory, byte for byte', async (one) => {
  const path = one.page === 'item' ? item : one.page;
  const headers = { cookie: `lang=${one.lang}`, ...(one.packing === '' ? {} : { 'accept-encoding': one.packing }) };
  const [made, other] = [await get(path, headers), await anew(path, headers)];
  expect(made.status).toBe(200);
  expect(await fromMemory(owner, async () => await get(path, headers))).toEqual(made);
  expect(textOf(made)).toBe(textOf(other));
  delete other.headers['transfer-encoding']; // packed piece by piece, where nothing is kept
  expect(made.headers).toMatchObject(other.headers);
  expect(textOf(made)).toContain(`<html lang="${one.lang === 'zh' ? 'zh-CN' : 'en'}"`);
});

test('who has the page is told so, from memory as anew; a first asker who has it leaves it whole for the next', async () => {
  const { etag = '' } = (await anew(`${item}?version=1`)).headers;
  const known = { 'if-none-match': `"other", ${etag}` };
  const first = await get(`${item}?version=1`, known);
  expect([first.status, first.bytes]).toEqual([304, '']);
  expect(first).toEqual(await anew(`${item}?version=1`, known));
  expect(await fromMemory(owner, async () => await get(`${item}?version=1`, known))).toEqual(first);
  const whole = await fromMemory(owner, async () => await get(`${item}?version=1`, { 'if-none-match': '"other"' }));
  expect([whole.status, textOf(whole)]).toEqual([200, expect.stringContaining('索引号')]);
});

test('no page tells the time: what is kept is what would be made a year later', async () => {
  const before = await get(item);
  app.clock.advance(366 * 24 * 3_600_000);
  expect(await fromMemory(owner, async () => await get(item))).toEqual(before);
  expect(await anew(item)).toEqual(before);
});

test.each([
  ['somebody signed in', '/', { cookie: 'a=b; gongkai_session=x' }],
  ['a program with a token', '/', { authorization: 'Bearer gk_x' }],
  ['a switch of language', '/?lang=en', {}],
  ['a question that the window does not know', '/domains/land?anew', {}],
  ['two questions', '/domains/land?cursor=&lang=en', {}],
  ['a search', '/search?q=x', {}],
  ['a list of accepted packings without end', '/', { 'accept-encoding': 'x, '.repeat(50) }],
  ['bytes that are not to be packed', '/', { 'x-no-compression': '1' }],
])('nothing is kept for or given to %s', async (_, path, headers) => {
  await get(path.split('?')[0]!);
  await get(path, headers);
  expect(await isKept(path, headers)).toBe(false);
});

test('a page that is not there is not kept', async () => {
  for (const path of ['/domains/none', '/open/none/2026-00001']) {
    expect((await get(path)).status).toBe(404);
    expect((await get(path)).status).toBe(404);
    const away = await fromMemory(owner, async () => await get(path));
    expect(away.status).toBe(path.startsWith('/open/') ? 500 : 404);
  }
});

test('pages from memory are counted under their routes', async () => {
  const counted = async () =>
    Number(
      /seconds_count\{method="GET",route="\/units\/:id",status="200"\} (\d+)/.exec(textOf(await get('/metrics')))?.[1],
    );
  await get('/units/land-bureau');
  const before = await counted();
  await fromMemory(owner, async () => await get('/units/land-bureau'));
  expect(await counted()).toBe(before + 1);
});

test('counts are ten seconds old at most, also on a page that was kept when they were nine', async () => {
  const counts = async () => {
    const found = /land-grant-announcement">[^<]*<\/a><span class="count">(\d+)</.exec(
      textOf(await get('/domains/land')),
    );
    return Number(found?.[1] ?? 'no count');
  };
  app.clock.advance(60_000);
  const before = await counts();
  expect(before).toBeGreaterThan(0);
  app.clock.advance(9_000);
  await published(app); // nine seconds on, the page is made anew with the counts as they are
  expect(await counts()).toBe(before);
  app.clock.advance(1_000);
  expect(await counts()).toBe(before + 1);
  expect(await isKept('/domains/land')).toBe(true);
});

test('with too many changes that wait for their position nothing is kept; with their positions it is again', async () => {
  await owner.query(
    `INSERT INTO window_change (number, version, kind, at) SELECT number, 1, 'published', now()
     FROM publication_state, generate_series(1, $1) WHERE number = $2`,
    [MOST_WAITING + 1, item.slice('/open/'.length)],
  );
  await get('/');
  expect(await isKept('/')).toBe(false);
  await app.drain();
  await get('/');
  expect(await isKept('/')).toBe(true);
});

test('with a replica nothing is kept, whether it is there or not', async () => {
  const settings = testSettings(app.database.url, { ROLE: 'web', DATABASE_REPLICA_URL: app.database.url });
  const other = await boot(settings, { clock: app.clock });
  await ask(other.url ?? '', item);
  expect((await fromMemory(owner, async () => await ask(other.url ?? '', item))).status).toBe(500);
  await other.close();
});
