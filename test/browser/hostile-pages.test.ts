import type { Browser, Page } from 'playwright-core';
import { furnish, type House } from '../authority/support/house.js';
import { askers, hire, type Asker } from '../authority/support/people.js';
import { placeIn, type Place } from '../authority/support/places.js';
import { addressesOf, lists, told } from '../authority/support/reading.js';
import { asked } from '../authority/support/asks.js';
import { readRules } from '../authority/support/rules.js';
import { holds } from '../authority/support/who.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { toLoopback } from '../support/channels.js';
import { newSecret } from '../features/syndication/outside.js';
import { hostileHouse, hostileItems, SCRIPT } from '../support/hostile-items.js';
import { PolicySink } from '../support/policy-sink.js';
import { until } from '../support/process.js';
import { heardIn, watched } from '../support/script-watch.js';

jest.setTimeout(900_000);
const SHORT = process.env.FORM === 'short';
const READERS = /^(the public|land-bureau\.(drafter|reviewer|approver|publisher|head)|construction-bureau\.approver|office\.officer|supervision-office\.officer|secrecy-authority\.officer|assessor|admin)$/; // prettier-ignore
/** Programs' answers and files: Chromium runs nothing of them. */
const NO_PAGE = /^\/(api\/(v1|openapi)|open\/v1|health|metrics|files|assets)|\.(csv|atom|json|xml|txt)(\?|$)/;
/** Colleagues see the pages of an item as one of these does, with other buttons; every list is asked as everybody. */
const WITH_ITEMS = /^(the public|land-bureau\.(drafter|reviewer|publisher)|office\.officer)$/;
const LOOKING = /^(the public|land-bureau\.drafter|office\.officer)$/;
const MARK = 'x-gk';

let app: TestApp;
let house: House;
let browser: Browser;
let sink: PolicySink;
let people: Asker[];
let places: Place[];
let refused: string[];
/** Lines that were opened once need not be opened for everybody who sees them. */
const opened = new Set<string>();
let count = 0;
beforeAll(async () => {
  browser = await openBrowser();
  const channel = toLoopback('TRADING_PLATFORM_HLJ', 'http://127.0.0.1:9/', newSecret()); // paused before anything is sent
  app = await startApp({ EXPECT_FROM: '2026-09-01', ROLE: 'web', ...channel });
  sink = await PolicySink.before(app.url);
  await hire(app);
  house = await furnish(app, await placeIn(app, 'published'));
  people = (await askers(app)).filter(({ name }) => (SHORT ? WITH_ITEMS : READERS).test(name));
  places = (await hostileItems(app)).slice(0, SHORT ? 4 : undefined);
  refused = await hostileHouse(app, house);
  await app.drain();
});
afterAll(async () => {
  process.stdout.write(
    `hostile pages: ${String(count)} opened, ${String(opened.size)} ways in which something typed is written\n`,
  );
  await browser.close();
  await sink.close();
  await app.stop();
});

/** The page has something typed in a way that no page before had it. */
function isNew(html: string): boolean {
  const lines = html.split('\n').filter((line) => line.includes(MARK) || line.includes('hit()'));
  const fresh = lines
    .map((line) => line.trim().replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#'))
    .filter((line) => !opened.has(line));
  for (const line of fresh) opened.add(line);
  return fresh.length > 0;
}

/** Every list, with a script in what is looked for. */
const searched = (): string[] =>
  lists(app, house).map((path) => `${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(SCRIPT)}`);

async function wrongOn(page: Page, name: string): Promise<string[]> {
  count += 1;
  return (await heardIn(page)).map((one) => `${name}: ${one}`);
}

test('the house took what was typed, and the watch hears a script where one is put in', async () => {
  expect(refused).toEqual([]);
  const context = await watched(browser, sink.url, undefined);
  const page = await context.newPage();
  await page.goto(sink.url);
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src=x-gk onerror=hit()>')`);
  await page.waitForFunction('window.heard.length > 0');
  const heard = await heardIn(page);
  expect([heard.some((one) => one.startsWith('injected <img')), heard.some((one) => one.startsWith('the policy stopped script'))]).toEqual([true, true]); // prettier-ignore
  await until(() => sink.reports.length > 0);
  expect(sink.reports.splice(0)).toEqual([expect.stringMatching(/script-src-attr stopped inline$/)]);
  await context.close();
});

test('no page that somebody may open runs what somebody else typed, or lets it become an element', async () => {
  const wrong: string[] = [];
  for (const asker of people) {
    const context = await watched(browser, sink.url, asker.headers.cookie);
    const page = await context.newPage();
    const typed = LOOKING.test(asker.name) ? searched() : [];
    const items = WITH_ITEMS.test(asker.name) ? places.flatMap((place) => addressesOf(app, house, place)) : [];
    for (const path of [...lists(app, house), ...typed, ...items].filter((one) => !NO_PAGE.test(one))) {
      const { text } = await told(app, asker, path);
      if (!isNew(text)) continue;
      await page.goto(sink.url + path);
      wrong.push(...(await wrongOn(page, `${asker.name}: ${path}`)));
    }
    await context.close();
  }
  expect([...wrong, ...sink.reports]).toEqual([]);
});

test('no form that comes back with what was typed runs it', async () => {
  const wrong: string[] = [];
  const context = await watched(browser, sink.url, undefined);
  const page = await context.newPage();
  for (const rule of readRules())
    for (const route of rule.route.filter((one) => one.startsWith('POST ') && !NO_PAGE.test(one.slice(5)))) {
      const place = places[0]!;
      const asker = people.find((one) => one.unit !== null && holds(rule.may, one, place)) ?? people[0]!;
      const { path, headers, body } = asked(route, house, place, rule.action);
      const { text } = await told(app, asker, path, 'POST', { headers, body: typedInto(body) });
      if (!isNew(text)) continue;
      const end = text.indexOf('\n\n');
      const [head, html] = [text.slice(0, end), text.slice(end + 2)] as const;
      sink.show(path, { policy: policyOf(head), html });
      await page.goto(sink.url + path);
      wrong.push(...(await wrongOn(page, `${asker.name}: ${route}`)));
    }
  await context.close();
  expect([...wrong, ...sink.reports]).toEqual([]);
});

const policyOf = (head: string): string => /^content-security-policy: (.*)$/m.exec(head)?.[1] ?? '';

/** The same form with a script in every field that is not a way to find the item. */
function typedInto(body: string | FormData | undefined): string | FormData {
  if (body instanceof FormData) {
    body.set('title', SCRIPT);
    body.set('project.code', SCRIPT);
    return body;
  }
  const names = [
    ...new URLSearchParams(body).keys(),
    'title',
    'q',
    'reason',
    'text',
    'explanation',
    'comment',
    'party',
  ];
  return new URLSearchParams(names.map((name): [string, string] => [name, SCRIPT])).toString();
}
