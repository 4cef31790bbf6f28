import { startSandboxPlatform, type SandboxPlatform } from '../../../src/sandbox/platform.js';
import { toLoopback } from '../../support/channels.js';
import { SETTINGS, type Settings } from '../../../src/platform/settings.js';
import { SEARCHES_A_MINUTE } from '../../../src/portal/search-limit.js';
import { startApp, type TestApp } from '../../support/app.js';
import { mailsIn } from '../../support/mails.js';
import { ManualClock } from '../../support/manual-clock.js';
import { must } from '../../support/way.js';
import { newSecret } from '../syndication/outside.js';
import { PLACES, plantedItems, type PlantedSecret } from './leaks/planted.js';
import { anyAddress, ask, getRoutes, sentAway } from './leaks/routes.js';
import { bare, shownIn } from './leaks/secrets.js';
import { publishedOf, submittedOf, type Shown } from './leaks/walk.js';

const SEED = 20_261_214;
const ITEMS = 20;

let platform: SandboxPlatform;
let app: TestApp;
const items: Shown[] = [];
let secrets: PlantedSecret[] = [];

beforeAll(async () => {
  const [secret, clock] = [newSecret(), new ManualClock()];
  platform = await startSandboxPlatform({ keys: [secret], now: () => clock.now() });
  const channel = toLoopback('TRADING_PLATFORM_HLJ', platform.url, secret);
  app = await startApp(channel, clock);
  const planted = plantedItems(ITEMS, SEED);
  const ids: string[] = [];
  for (const each of planted) ids.push(await submittedOf(app, each));
  await app.drain(); // every file is read
  for (const [at, each] of planted.entries()) items.push(await publishedOf(app, each, ids[at] ?? ''));
  await app.drain(); // every delivery and mail is sent
  secrets = items.flatMap((each) => each.secrets);
  await must(app, held().id, 'office.officer', 'HOLD', { comment: '先行核实' });
  await app.drain();
}, 120_000);
afterAll(async () => {
  await app.stop();
  await platform.close();
});

const held = (): Shown => items.find(({ file }) => file !== null)!;
const open = (): Shown[] => items.filter((each) => each !== held());
const files = (of: readonly Shown[]) =>
  of.flatMap(({ file, fileWithheld }) => (file === null ? [] : [{ ...file, fileWithheld }]));
const leaksAt = async (path: string) => {
  const answer = await ask(app, path);
  return { ...answer, shown: shownIn(answer.text, secrets).map((words) => `${path} shows ${words}`) };
};

/** How a route with places to fill in is asked for what was published; a route that is not here must send strangers away. */
const asked = (): Readonly<Record<string, readonly string[]>> => ({
  '/open/:uscc/:number': items.flatMap(({ number }) => [`/open/${number}`, `/open/${number}?version=1&lang=en`]),
  '/open/:uscc/:number/report': items.map(({ number }) => `/open/${number}/report`),
  '/open/v1/publications/:uscc/:number': items.map(({ number }) => `/open/v1/publications/${number}`),
  '/open/v1/ocds/records/:ocid': items.map(
    ({ number }) => `/open/v1/ocds/records/ocds-000000-${number.replace('/', '-')}`,
  ),
  '/domains/:id': ['/domains/land', '/domains/housing'],
  '/entries/:id': ['/entries/land-grant-announcement', '/entries/land-supply-plan', '/entries/housing-allocation'],
  '/units/:id': ['/units/land-bureau', '/units/housing-bureau'],
  '/files/:sha256/:name': files(items).map(({ sha256 }) => `/files/${sha256}/x.csv`),
  '/projects/:id': [], // shows what the lists show; none of the items belongs to a project
  '/assets/:hash/:folder/:file': [], // files of the application itself
  '/api/v1/catalogue/:entry': ['/api/v1/catalogue/housing-allocation'],
});

/** No comma between a door and a number: the find of one runs into that of the other. */
const RUN_TOGETHER = /室[ 、](?:手机|电话：|卡号：|银行卡 |身份证号：|公民身份号码 )?[0-9+]/;

test('the seed plants every kind of secret, and in every place', () => {
  expect(new Set(secrets.map(({ kind }) => kind)).size).toBe(5);
  expect(PLACES.filter((place) => !secrets.some((each) => each.place === place))).toEqual([]);
  expect(items.some(({ body }) => RUN_TOGETHER.test(JSON.stringify(body)))).toBe(true);
});

describe('nothing that was masked or withheld is seen from outside', () => {
  test('at any address of the running application that answers strangers', async () => {
    const known = asked();
    const shown: string[] = [];
    for (const route of getRoutes(app)) {
      const paths = known[route] ?? [anyAddress(route)];
      for (const path of paths) {
        const answer = await leaksAt(path);
        shown.push(...answer.shown);
        if (route.includes(':') && known[route] === undefined && !sentAway(answer))
          shown.push(`${route} answers strangers: say in this test how it is asked for what was published`);
      }
    }
    expect(shown).toEqual([]);
  });

  test('in the pages that show the rest, in both languages, and where there is none (404, 410)', async () => {
    for (const { number } of open()) {
      const page = await leaksAt(`/open/${number}`);
      expect([page.status, page.text.includes('同江市公开信息公示之'), page.shown]).toEqual([200, true, []]);
    }
    for (const path of [`/open/${held().number}`, `/open/v1/publications/${held().number}`])
      expect(await leaksAt(path)).toMatchObject({ status: 410, shown: [] });
    expect(await leaksAt('/open/11230881GK00000773/2026-99999')).toMatchObject({ status: 404, shown: [] });
    const everything = await leaksAt('/open/v1/publications');
    expect([everything.text.includes('****'), everything.shown]).toEqual([true, []]);
  });

  test('by searching for it, whole or in part', async () => {
    let searches = 0;
    const found: string[] = [];
    for (const { written, part } of secrets)
      for (const words of new Set([written, bare(written), part])) {
        if ((searches += 3) > SEARCHES_A_MINUTE - 3) {
          searches = 3;
          app.clock.advance(61_000);
        }
        const q = encodeURIComponent(words);
        for (const path of [`/search?q=${q}`, `/feed.atom?q=${q}`, `/open/v1/publications?q=${q}`]) {
          const { status, text } = await ask(app, path);
          if (status !== 200 || items.some(({ number }) => text.includes(number)))
            found.push(`${path} ${String(status)}`);
        }
      }
    expect(found).toEqual([]);
  });

  test('in a file: one that is withheld or of a held item is not served, what is served holds no secret', async () => {
    const served = files(open()).filter(({ fileWithheld }) => !fileWithheld);
    expect(served.length).toBeGreaterThan(0);
    for (const { sha256 } of served)
      expect(await leaksAt(`/files/${sha256}/x`)).toMatchObject({ status: 200, shown: [] });
    const kept = files(open()).filter(({ fileWithheld }) => fileWithheld);
    for (const { sha256 } of [...kept, ...files([held()])])
      expect((await ask(app, `/files/${sha256}/x`)).status).toBe(404);
  });

  test('in what the provincial platform received, and in mails', async () => {
    const land = items.filter(({ unit }) => unit === 'land-bureau');
    const received = platform.received.all();
    expect(new Set(received.map(({ number }) => number))).toEqual(new Set(land.map(({ number }) => number)));
    expect(shownIn(JSON.stringify(received), secrets)).toEqual([]);
    const mails = await mailsIn(app.running.app.get<Settings>(SETTINGS, { strict: false }).dataDir);
    expect(mails.length).toBeGreaterThan(ITEMS);
    expect(shownIn(mails.map(({ whole }) => whole).join('\n'), secrets)).toEqual([]);
  });

  test.each([
    ...['publication', 'publication_state', 'outbox', 'delivery', 'delivery_attempt', 'notice', 'audit_entry'],
    'audit_content',
  ])('in the table %s', async (table) => {
    const { rows } = await app.pool.query<{ line: string }>(
      LINES[table] ?? `SELECT to_jsonb(t)::text AS line FROM ${table} t`,
    );
    expect(shownIn(rows.map(({ line }) => line).join('\n'), secrets)).toEqual([]);
  });
});

/** What the drafter typed and attached is kept there to be erased apart from the trail; of all that came after nothing is. */
const LINES: Readonly<Record<string, string>> = {
  audit_content: `SELECT to_jsonb(c)::text AS line FROM audit_content c JOIN audit_entry e ON e.id = c.entry WHERE e.action <> 'ATTACH'`,
};
