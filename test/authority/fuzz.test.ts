import type { Asker } from './support/people.js';
import type { Body } from './fuzz/bodies.js';
import { startApp, type TestApp } from '../support/app.js';
import { routesOf } from '../support/routes.js';
import { describedBy, nameless, type Described } from './fuzz/described.js';
import { FuzzHouse } from './fuzz/fuzz-house.js';
import { MOST_MIB } from './fuzz/files.js';
import { wrongWith } from './fuzz/judge.js';
import { unpacked } from '../support/unpacked.js';
import { question, type Target } from './fuzz/question.js';
import { Random } from './fuzz/random.js';
import { Tally } from './fuzz/tally.js';
import { noteWrites, type Written } from './fuzz/written.js';
import { readRules } from './support/rules.js';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? (process.env.FORM !== 'full' ? 1_500 : 24_000));
/** Questions after which the items are made anew: they have gone on by then. */
const FRESH_AFTER = 1_500;
/** The short form asks the same every time: a build fails for what was changed, not for what nobody has found yet. */
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FORM !== 'full' ? 58_242 : Date.now() % 1_000_000));
const targets: readonly Target[] = readRules().flatMap((rule) => rule.route.map((route) => ({ route, rule })));

let app: TestApp;
let house: FuzzHouse;
let api: Described;
let written: Written;
const tally = new Tally();
const draw = new Random(SEED);
/** What the log was told of the last fault. */
let told = '';

beforeAll(async () => {
  app = await startApp({ ROLE: 'web', EXPECT_FROM: '2026-09-01', MAX_UPLOAD_MB: String(MOST_MIB) });
  house = await FuzzHouse.of(app);
  api = await describedBy(app);
  written = await noteWrites(app);
  app.running.app.useLogger({
    log: () => undefined,
    warn: () => undefined,
    error: (_, stack) => (told = String(stack)),
  });
}, 300_000);
afterAll(async () => {
  process.stdout.write(tally.text(SEED));
  await app.stop();
});

test('every route of the application and of its description is asked', () => {
  const asked = new Set(targets.map(({ route }) => nameless(route)));
  const routes = [...routesOf(app).map(({ method, path }) => `${method} ${path}`), ...api.routes].map(nameless);
  expect(routes.filter((route) => !asked.has(route))).toEqual([]);
});

test(`nothing that is typed or sent breaks the house, tells of its inside, or writes where it is refused (FUZZ_SEED=${String(SEED)})`, async () => {
  while (tally.requests < REQUESTS)
    for (const target of draw.shuffled(targets).slice(0, REQUESTS - tally.requests)) {
      if (tally.requests > 0 && tally.requests % FRESH_AFTER === 0) await house.refresh();
      await ask(target);
    }
  expect([...new Set(tally.violations)]).toEqual([]);
}, 1_800_000);

async function ask(target: Target): Promise<void> {
  const place = await house.placeFor(target, draw);
  const asker = house.askerFor(target, place, draw);
  const { method, path, headers, body } = question(target, house.house, place, asker, api, draw);
  await written();
  const since = performance.now();
  const packed = await app.running.app.inject({
    ...{ method: method as 'GET', url: path, headers, remoteAddress: somewhere() },
    ...(body === null ? {} : { payload: body.bytes }),
  });
  const took = performance.now() - since;
  const answer = { ...packed, statusCode: packed.statusCode, headers: packed.headers, payload: unpacked(packed) };
  const wrong = wrongWith(path.split('?')[0] ?? '', answer, await written(), took);
  tally.add(target.route, answer.statusCode, took, wrong.map((one) => `${one}${one.startsWith('fault') ? ` ${told.slice(0, 500)}` : ''}: ${said(target, asker, path, body)}`)); // prettier-ignore
  if (answer.statusCode === 401 && asker.unit !== null && headers.cookie === asker.headers.cookie)
    await house.letIn(asker);
}

/** Enough to see what it was; the seed asks it again. */
const said = ({ route, rule }: Target, { name }: Asker, path: string, body: Body | null): string =>
  `${name}: ${route} ${rule.action ?? ''} as ${path.slice(0, 150)} with ${JSON.stringify(String(body?.bytes ?? '').slice(0, 250))}`;

/** Each question from elsewhere: the limits by address are tested where they are. */
const somewhere = (): string => `10.${String(draw.below(250))}.${String(draw.below(250))}.${String(draw.below(250))}`;
