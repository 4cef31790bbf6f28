import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { startSandboxPlatform, type SandboxPlatform } from '../../../src/sandbox/platform.js';
import { startApp, type TestApp } from '../../support/app.js';
import { toLoopback } from '../../support/channels.js';
import { licence } from '../../support/credit-records.js';
import { exportFolder } from '../../support/exported.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { ManualClock } from '../../support/manual-clock.js';
import { must } from '../../support/way.js';
import { publishedWith, PUBLISHER } from './filing.js';
import { newSecret } from './outside.js';

const CHANNELS = ['trading-platform-hlj', 'enterprise-credit-system-hlj'];
const REASON = '宗地坐落有误，先行撤下';
const { title: TITLE, summary: SUMMARY } = LAND_NOTICE;
const exported = exportFolder();
const clock = new ManualClock();

let app: TestApp;
let platforms: SandboxPlatform[];
let item: string;
let number: string;
let ocid: string;
let seen: string;
/** What each public surface said while the item was shown. */
let before: Map<string, string>;

const get = async (path: string) => await request(app.url).get(path);
const surfaces = (): Readonly<Record<string, string>> => ({
  'item page': `/open/${number}`,
  'version of it': `/open/${number}?version=1`,
  'item in English': `/open/${number}?lang=en`,
  'first page': '/',
  'list of the domain': '/domains/land',
  'list of the entry': `/entries/${LAND_NOTICE.entry}`,
  'list of the unit': '/units/land-bureau',
  search: `/search?q=${encodeURIComponent('挂牌出让')}`,
  Atom: '/feed.atom',
  'Atom of the domain': '/feed.atom?domain=land',
  'JSON Feed': '/feed.json',
  'site map': '/sitemap.xml',
  'open data': '/open/v1/publications',
  'open data of it': `/open/v1/publications/${number}`,
  changes: '/open/v1/changes',
  'OCDS releases': '/open/v1/ocds/releases.json',
  'OCDS record': `/open/v1/ocds/records/${ocid}`,
  DCAT: '/open/v1/catalogue.jsonld',
});
const said = async (): Promise<Map<string, string>> => {
  const texts = new Map<string, string>();
  for (const [surface, path] of Object.entries(surfaces()))
    texts.set(surface, (await get(path)).text.replaceAll(MARKED, ''));
  return texts;
};
/** How the search marks what was found. */
const MARKED = /<\/?mark>/g;
/** On every file of every release that lies in the export's folder, not only of the one that is served. */
const filesWith = (words: string): string[] =>
  readdirSync(exported, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(words))
    .map((entry) => entry.name);
const page = () => readFileSync(join(exported, 'current', 'open', number, 'index.html'), 'utf8');

beforeAll(async () => {
  const secrets = CHANNELS.map(() => newSecret());
  platforms = await Promise.all(
    secrets.map(async (secret) => await startSandboxPlatform({ keys: [secret], now: () => clock.now() })),
  );
  const named = CHANNELS.map((id) => id.toUpperCase().replaceAll('-', '_'));
  const channels = platforms.map(({ url }, at) => toLoopback(named[at]!, url, secrets[at]!));
  const env = Object.assign({ PORTAL_EXPORT_DIR: exported, PORTAL_EXPORT_BASE: '/gk/' }, ...channels);
  app = await startApp(env, clock);
  item = await publishedWith(app, licence());
  await app.drain();
  ({ number } = (await (await app.as('land-bureau.drafter')).item(item)).publication);
  const { body } = await get('/open/v1/ocds/releases.json');
  ({ ocid } = body.releases[0]);
  seen = (await get('/open/v1/changes')).body.next;
  before = await said();
});
afterAll(async () => {
  await app.stop();
  for (const platform of platforms) await platform.close();
});

/** Statistics of what there is: no single publication stands in it. */
const WITHOUT_TITLES = ['site map', 'DCAT'];

test('a published item is on every surface and in every platform’s copy', () => {
  const silent = [...before].filter(([, text]) => !text.includes(TITLE)).map(([surface]) => surface);
  expect(silent).toEqual(WITHOUT_TITLES);
  expect(before.get('site map')).toContain(number);
  for (const { received } of platforms)
    expect([...received.current().values()]).toMatchObject([{ type: 'publication.published', number }]);
  expect(page()).toContain(TITLE);
});

describe('A withdrawn item is gone within one delivery', () => {
  let after: Map<string, string>;
  /** Its own page says that it was withdrawn and why; who follows is told, without a word of it. */
  const OF_ITS_OWN = ['item page', 'version of it', 'item in English'];
  const TOLD = ['open data of it', 'changes', 'OCDS releases', 'OCDS record'];

  beforeAll(async () => {
    await must(app, item, PUBLISHER, 'TAKE_DOWN', { reason: REASON });
    await app.drain();
    after = await said();
  });

  test('from every public surface: neither its title nor its summary is anywhere, and only its own page and what tells who followed name it', () => {
    const shown = [...after].filter(([, text]) => text.includes(TITLE) || text.includes(SUMMARY));
    expect(shown.map(([surface]) => surface)).toEqual([]);
    const listing = [...after].filter(([, text]) => text.includes(number)).map(([surface]) => surface);
    expect(listing).toEqual([...OF_ITS_OWN, ...TOLD]);
  });

  test('its page is a notice, for readers and for machines', async () => {
    const [forReaders, forMachines] = [await get(`/open/${number}`), await get(`/open/v1/publications/${number}`)];
    expect([forReaders.status, forMachines.status]).toEqual([410, 410]);
    expect(forReaders.text).toContain(REASON);
  });

  test('the changes and the releases tell who followed', async () => {
    const { changes } = (await get(`/open/v1/changes?since=${seen}`)).body;
    expect(changes).toMatchObject([{ kind: 'withdrawn', number, publication: null }]);
    const record = (await get(`/open/v1/ocds/records/${ocid}`)).body.records[0];
    expect(record.releases.map((each: { publications: { status: string }[] }) => each.publications[0]!.status)).toEqual(
      ['withdrawn'],
    );
  });

  test('from every file of the export, old releases included: a notice in its place', () => {
    expect(page()).toContain(REASON);
    expect([filesWith(TITLE), filesWith(SUMMARY)]).toEqual([[], []]);
  });

  test('from every platform’s copy: after one message each, a tombstone', () => {
    for (const { received } of platforms) {
      expect(received.all().map(({ type }) => type)).toEqual(['publication.published', 'publication.withdrawn']);
      const [copy] = received.current().values();
      expect(copy).toMatchObject({ type: 'publication.withdrawn', number, title: null });
      expect(JSON.stringify(copy)).not.toContain(SUMMARY);
    }
  });
});
