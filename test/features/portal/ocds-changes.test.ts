import request from 'supertest';
import type { Release } from '../../../src/domain/ocds/release.js';
import { startApp, type TestApp } from '../../support/app.js';
import { processFaults, releaseFaults } from '../../support/ocds/faults.js';
import { LINSHI_FOLDER } from '../../support/jurisdictions/index.js';
import { must, published } from '../../support/way.js';

const PREFIX = 'ocds-000000';
const SECRET = '不该再有人看到的标题';
let app: TestApp;
let projects = 0;

beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const get = async (path: string) => await request(app.url).get(path);
const record = async (ocid: string) => await get(`/open/v1/ocds/records/${ocid}`);
const releasesIn = async (ocid: string): Promise<Release[]> => (await record(ocid)).body.records[0].releases;
const ocidOf = (project: string) => `${PREFIX}-${project}`;

async function project(): Promise<string> {
  projects += 1;
  const said = { code: `TJ-DK-${String(projects)}`, name: '某地块', kind: 'land' };
  return (await (await app.as('land-bureau.drafter')).send('post', '/api/v1/projects', said)).body.id;
}

/** Follows `links.next` from the beginning to the end. */
async function followed(path = '/open/v1/ocds/releases.json'): Promise<{ all: Release[]; end: string; texts: string }> {
  const all: Release[] = [];
  let texts = '';
  for (let asked = path; ;) {
    const { status, body, text } = await get(asked);
    if (status === 204) return { all, end: asked, texts };
    all.push(...(body.releases as Release[]));
    texts += text;
    const next = new URL(body.links.next as string);
    asked = `${next.pathname}${next.search}`;
  }
}

test('two items of one project that are published at the same instant have two dates, for ever the same', async () => {
  const id = await project();
  await published(app, { project: id });
  await published(app, {
    project: id,
    title: '成交公示',
    entry: 'land-deal-publicity',
    elements: { grantee: '甲公司', price: '128万元' },
  });
  await app.drain();
  const { rows } = await app.pool.query('SELECT DISTINCT published_at FROM publication WHERE project = $1', [id]);
  expect(rows).toHaveLength(1);
  const releases = await releasesIn(ocidOf(id));
  const [first, second] = releases.map(({ date }) => new Date(date).getTime());
  expect(second! - first!).toBe(1);
  expect(processFaults(releases)).toEqual([]);
  app.clock.advance(60_000);
  await published(app, { project: id });
  await app.drain();
  expect((await releasesIn(ocidOf(id))).slice(0, 2)).toEqual(releases);
});

test('an item that is held leaves by no door, and who followed is told which release to drop', async () => {
  const item = await published(app, { title: SECRET });
  await app.drain();
  const before = await followed();
  const seen = before.all.at(-1)!;
  expect(seen.tender!.title).toBe(SECRET);
  await must(app, item, 'office.officer', 'HOLD', { reason: '核实中' });
  // At once, before any worker has given the change its place.
  expect([(await followed()).texts.includes(SECRET), (await record(seen.ocid)).status]).toEqual([false, 404]);
  await app.drain();
  const news = await followed(before.end);
  expect(news.all.map(({ publications: [is] }) => [is!.status, is!.withdraws])).toEqual([['held', [seen.id]]]);
  expect((await record(seen.ocid)).text).not.toContain(SECRET);
  await must(app, item, 'office.officer', 'RELEASE', { reason: '核实无误' });
  await app.drain();
  expect((await releasesIn(seen.ocid)).map(({ tender, publications: [is] }) => [is!.status, tender?.title])).toEqual([
    ['held', undefined],
    ['current', SECRET],
  ]);
  await must(app, item, 'land-bureau.publisher', 'TAKE_DOWN', { reason: '内容有误' });
  await app.drain();
  const gone = await record(seen.ocid);
  expect(gone.body.records[0].releases.map((each: Release) => each.publications[0]!.status)).toEqual([
    'held',
    'withdrawn',
  ]);
  expect([gone.text.includes(SECRET), (await followed()).texts.includes(SECRET)]).toEqual([false, false]);
  const [{ releases, compiledRelease }] = gone.body.records;
  const all = [...releases, compiledRelease] as Release[];
  expect(all.flatMap((each) => releaseFaults(each, PREFIX))).toEqual([]);
});

test('the feed is narrowed by domain and by process; without more it says so with 204', async () => {
  const { all, end } = await followed('/open/v1/ocds/releases.json?domain=land');
  const { ocid } = all[0]!;
  const one = await followed(`/open/v1/ocds/releases.json?ocid=${ocid}`);
  expect(one.all).toEqual(all.filter((each) => each.ocid === ocid));
  expect((await get(end)).status).toBe(204);
  const statuses = ['domain=mining', `ocid=${PREFIX}-x`, 'since=nonsense'].map(
    async (query) => (await get(`/open/v1/ocds/releases.json?${query}`)).status,
  );
  expect(await Promise.all(statuses)).toEqual([204, 204, 400]);
});

test('a process that is not there is 404; the extension and its documentation are where the packages say', async () => {
  expect((await record(`${PREFIX}-00000000-0000-4000-8000-000000000000`)).status).toBe(404);
  const { body, headers } = await get('/open/v1/ocds/releases.json');
  expect([headers['access-control-allow-origin'], headers['cache-control']]).toEqual(['*', 'public, no-cache']);
  const url = new URL(body.extensions[0] as string).pathname;
  const extension = (await get(url)).body;
  const files = [...(extension.schemas as string[]), 'README.md'].map((name) => url.replace('extension.json', name));
  for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200]);
  expect(new URL(body.publicationPolicy as string).pathname).toBe(files.at(-1));
  expect(new URL(extension.documentationUrl.en as string).pathname).toBe(files.at(-1));
});

test('a jurisdiction that says nothing of OCDS has none', async () => {
  const other = await startApp({ JURISDICTION: LINSHI_FOLDER });
  const answers = ['releases.json', `records/${PREFIX}-x`].map(
    async (path) => await request(other.url).get(`/open/v1/ocds/${path}`),
  );
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404]);
  await other.stop();
});
