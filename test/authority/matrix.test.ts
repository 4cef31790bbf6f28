import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routesOf } from '../support/routes.js';
import { startApp, type TestApp } from '../support/app.js';
import { hear, ruled, type Question, type Verdict } from './support/asking.js';
import { authorityText } from './support/document.js';
import { furnish, type House } from './support/house.js';
import { askers, hire, inShort, type Asker } from './support/people.js';
import { inParallel } from './support/parallel.js';
import { placeIn, WAYS, type Place } from './support/places.js';
import { readRules, type Rule } from './support/rules.js';
import { setTrap, type Trap } from './support/trap.js';

const SHORT = process.env.FORM !== 'full';
const STATES = SHORT ? ['drafting', 'countersigning', 'published', 'quarantined'] : Object.keys(WAYS);
/** Pages send actions through the same door as the API, which is asked in every state. */
const ON_PAGES = SHORT ? ['countersigning'] : ['drafting', 'reviewing', 'countersigning', 'ready', 'published'];
const DOCUMENT = join(__dirname, '../../docs/authority.md');
const rules = readRules();

let app: TestApp;
let house: House;
const places: Place[] = [];
let people: Asker[] = [];
let trap: Trap;
let requests = 0;

beforeAll(async () => {
  app = await startApp({ EXPECT_FROM: '2026-09-01', ROLE: 'web' });
  await hire(app);
  for (const state of STATES) places.push(await placeIn(app, state));
  house = await furnish(
    app,
    places.find(({ state }) => state === 'published')!,
  );
  people = (await askers(app)).filter((asker) => !SHORT || inShort(asker));
  trap = await setTrap(app);
}, 300_000);
afterAll(async () => {
  process.stdout.write(`${String(requests)} requests\n`);
  await app.stop();
});

test('every route of the application has a rule, and every rule a route', () => {
  const routes = routesOf(app).map(({ method, path }) => `${method} ${path}`);
  const ruledRoutes = new Set(rules.flatMap(({ route }) => route));
  const said = [
    ...routes
      .filter((route) => !ruledRoutes.has(route))
      .map((route) => `${route} has no rule: say who may in test/authority/rules.yaml`),
    ...[...ruledRoutes]
      .filter((route) => !routes.includes(route))
      .map((route) => `${route} is no route of the application: take its rule away`),
  ];
  expect(said).toEqual([]);
});

test('docs/authority.md says it', () => {
  const now = authorityText(rules);
  if (process.env.UPDATE === '1') writeFileSync(DOCUMENT, now);
  expect(readFileSync(DOCUMENT, 'utf8').split('\n')).toEqual(now.split('\n'));
});

describe.each([...new Set(rules.map(({ area }) => area))])('%s', (area) => {
  const inArea = rules.filter((rule) => rule.area === area);
  test.each(inArea.map((rule) => [rule.action ?? rule.route.join(', '), rule] as const))('%s', async (_, rule) => {
    expect(await faultsOf(rule)).toEqual([]);
  });
});

/** Every question of the rule, asked; what came otherwise than ruled, in sentences. */
async function faultsOf(rule: Rule): Promise<string[]> {
  const before = await trap.attempts();
  const faults: string[] = [];
  let broken = 0;
  await inParallel(questionsOf(rule), async (question) => {
    const heard = await hear(app, house, question);
    requests += 1;
    if (heard.verdict === 500) broken += 1;
    const [is, should] = [heard.verdict === 500 ? 'yes' : heard.verdict, ruled(question)];
    if (is !== should && !formFirst(question.route, heard.status, should))
      faults.push(sentence(question, `${String(heard.status)}, ruled ${String(should)}: ${heard.text.slice(0, 150)}`));
  });
  const attempts = (await trap.attempts()) - before;
  if (attempts !== broken)
    faults.push(`${String(attempts)} rows would have been written by ${String(broken)} requests`);
  return faults;
}

function questionsOf(rule: Rule): Question[] {
  return rule.route.flatMap((route) =>
    placesFor(rule, route).flatMap((place) => people.map((asker) => ({ rule, route, asker, place }))),
  );
}

/** Where nothing in the address is the item's, one item stands for all. */
function placesFor(rule: Rule, route: string): readonly Place[] {
  if (rule.states !== undefined) return places.filter(({ state }) => rule.states!.includes(state));
  const open = places.filter(({ state }) => state !== 'quarantined');
  if (route.includes('/workbench/items/:id/actions')) return open.filter(({ state }) => ON_PAGES.includes(state));
  if (route.includes('/tasks/:id')) return open.filter(({ task }) => task !== null);
  if (!/\/(items|cases)\/:id/.test(route)) return open.slice(0, 1);
  return SHORT ? open.filter(({ state }) => state === 'countersigning') : open;
}

/** A page may find fault with the form before it asks who sent it: nothing is written either way, and nothing more is shown. */
const formFirst = (route: string, status: number, should: Verdict): boolean =>
  !route.includes(' /api/') && status === 422 && should === 403;

const sentence = ({ rule, route, asker, place }: Question, what: string): string =>
  `${asker.name}: ${route}${rule.action === undefined ? '' : ` ${rule.action}`} (${place.state}): ${what}`;
