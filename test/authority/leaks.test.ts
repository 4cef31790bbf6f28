import { SETTINGS, type Settings } from '../../src/platform/settings.js';
import { startApp, type TestApp } from '../support/app.js';
import { LAND_NOTICE } from '../support/land-notice.js';
import { mailsIn } from '../support/mails.js';
import { routesOf } from '../support/routes.js';
import { asked } from './support/asks.js';
import type { House } from './support/house.js';
import { furnish } from './support/house.js';
import { askers, hire, type Asker } from './support/people.js';
import { inParallel } from './support/parallel.js';
import { NOT_PUBLIC, NOWHERE, placeIn, type Place } from './support/places.js';
import { addressesOf, lists, plain, searches, told } from './support/reading.js';
import { GROUPS } from './support/who.js';

const SHORT = process.env.FORM !== 'full';
const STATES = SHORT ? ['approval', 'quarantined'] : NOT_PUBLIC;
/** Who has nothing to do with an item of 国土局. The evaluator reads trail and counts, never titles. */
const STRANGERS = SHORT
  ? /^(the public|housing-bureau\.head|secrecy-.*|assessor)$/
  : /^(the public|housing-bureau\..*|trading-centre\..*|animal-.*|secrecy-.*|admin|assessor)$/;
/** Numbers of the whole installation, and what changes by itself. */
const COUNTS_ALL = /^\/(metrics|health)/;
/** Where whoever is asked something of an item finds the question: the secrecy authority, once it is referred to it. */
const ASKED = /^\/(api\/v1\/(inbox|notices)|workbench|workbench\/notices)$/;

let app: TestApp;
let house: House;
let strangers: Asker[] = [];
let colleagues: Asker[] = [];
const planted: { place: Place; mark: string }[] = [];
const before = new Map<string, string>();

beforeAll(async () => {
  app = await startApp({ ROLE: 'web', EXPECT_FROM: '2026-09-01' });
  await hire(app);
  house = await furnish(app, await placeIn(app, 'published'));
  const all = await askers(app);
  strangers = all.filter(({ name }) => STRANGERS.test(name));
  colleagues = all.filter(({ name }) =>
    ['land-bureau.drafter', 'land-bureau.approver', 'office.officer'].includes(name),
  );
  for (const asker of strangers)
    await inParallel(lists(app, house), async (path) => {
      before.set(asker.name + path, plain((await told(app, asker, path)).text));
    });
  for (const [nth, state] of STATES.entries()) {
    const mark = `Zq${String(nth)}xv`;
    planted.push({ mark, place: await placeIn(app, state, marked(state, mark)) });
  }
  await app.drain();
}, 300_000);
afterAll(async () => {
  await app.stop();
});

const isAsked = (asker: Asker): boolean => planted.some(({ place }) => GROUPS.known!.has(asker, place));

/** The mark stands in title, summary and a field. */
const marked = (state: string, mark: string): object => ({
  ...{ title: `三江口宗地公告${mark}`, summary: `概述 ${mark}`, project: house.project },
  ...(state === 'quarantined' ? {} : { elements: { ...LAND_NOTICE.elements, 'plot-ratio': `1.0 至 1.8（${mark}）` } }),
});

async function shownTo(asker: Asker, paths: readonly string[], marks: readonly string[]): Promise<string[]> {
  const shown: string[] = [];
  await inParallel(paths, async (path) => {
    const { text } = await told(app, asker, path);
    const asks = new URLSearchParams(path.split('?')[1]).get('q') ?? '';
    for (const mark of marks.filter((one) => one !== asks))
      if (text.includes(mark)) shown.push(`${asker.name}: ${path} shows ${mark}`);
    if (asks !== '' && text.includes(`三江口宗地公告`)) shown.push(`${asker.name}: ${path} finds it`);
  });
  return shown;
}

describe('who may not see an item sees nothing of it, in any state in which it is not public', () => {
  test('the marks are there: the drafter is shown each that is not closed to drafters', async () => {
    const drafter = colleagues.find(({ name }) => name === 'land-bureau.drafter')!;
    for (const { mark, place } of planted.filter((one) => one.place.state !== 'quarantined'))
      expect([place.state, (await told(app, drafter, `/workbench/items/${place.id}`)).text.includes(mark)]).toEqual([
        place.state,
        true,
      ]);
  });

  test('at its own addresses, by search, and in lists', async () => {
    const shown: string[] = [];
    const marks = planted.map(({ mark }) => mark);
    for (const asker of strangers) {
      for (const { place, mark } of planted) {
        if (GROUPS.known!.has(asker, place)) continue;
        if (place.attachment === NOWHERE) throw new Error(`${place.state} has no file`);
        shown.push(...(await shownTo(asker, addressesOf(app, house, place), marks)));
        if (asker.unit !== null) shown.push(...(await shownTo(asker, searches(mark), marks)));
      }
      shown.push(...(await shownTo(asker, lists(app, house), marks)));
    }
    expect(shown).toEqual([]);
  }, 600_000);

  test('in what a refused change says', async () => {
    const shown: string[] = [];
    const changes = routesOf(app).filter(({ method, path }) => method !== 'GET' && /\/(items|tasks)\/:/.test(path));
    const { place, mark } = planted.find(({ place: { state } }) => state === 'approval')!;
    for (const asker of strangers)
      await inParallel(changes, async ({ method, path }) => {
        const { path: address, ...request } = asked(
          `${method} ${path}`,
          house,
          place,
          path.includes(':action') ? 'APPROVE' : undefined,
        );
        const { status, text } = await told(app, asker, address, method, request);
        if (status < 400 && asker.unit !== null)
          shown.push(`${asker.name}: ${method} ${address} answers ${String(status)}`);
        if (text.includes(mark)) shown.push(`${asker.name}: ${method} ${address} shows ${mark}`);
      });
    expect(shown).toEqual([]);
  }, 600_000);

  test('by a number: every list answers strangers as it did before the items were there', async () => {
    const changed: string[] = [];
    for (const asker of strangers.filter(({ name }) => name !== 'assessor'))
      await inParallel(
        lists(app, house).filter((path) => !COUNTS_ALL.test(path)),
        async (path) => {
          const now = plain((await told(app, asker, path)).text);
          if (now !== before.get(asker.name + path) && !(isAsked(asker) && ASKED.test(path)))
            changed.push(`${asker.name}: ${path}`);
        },
      );
    expect(changed).toEqual([]);
  }, 600_000);

  test('in a mail', async () => {
    const mails = await mailsIn(app.running.app.get<Settings>(SETTINGS, { strict: false }).dataDir);
    const theirs = mails.filter(({ to }) =>
      strangers.some(({ account }) => account !== '' && to.startsWith(`${account}@`)),
    );
    for (const { whole } of theirs) expect(planted.filter(({ mark }) => whole.includes(mark))).toEqual([]);
  });
});

test('content with a mark of secrecy is closed to the unit’s own people and to the office, at every address', async () => {
  const { place, mark } = planted.find((one) => one.place.state === 'quarantined')!;
  const shown: string[] = [];
  for (const asker of colleagues)
    shown.push(
      ...(await shownTo(asker, [...addressesOf(app, house, place), ...searches(mark), ...lists(app, house)], [mark])),
    );
  expect(shown).toEqual([]);
});
