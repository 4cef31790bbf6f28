import type { Pool } from 'pg';
import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { Desk } from '../workbench/desk.js';
import { put, type Matter } from './city.js';

/** Wednesday 25 November 2026, ten in the morning; five working days on is Wednesday 2 December. */
const NOW = '2026-11-25T02:00:00Z';
const ENDS = [null, '2026-11-20T16:00:00Z', '2026-11-25T16:00:00Z', '2026-12-02T16:00:00Z', '2026-12-03T16:00:00Z'];
const TONE = ['plain', 'red', 'amber', 'amber', 'green'] as const;
const UNITS = ['land-bureau', 'housing-bureau', 'finance-bureau'];
const DOMAINS = ['land', 'housing', 'procurement'];

let app: TestApp;
let owner: Pool;
let all: { matter: Matter; tone: string; unit: string; kind: string; domain: string; state: string }[];
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date(NOW)));
  owner = app.database.ownerPool(1);
  const made = [...Array(60).keys()].map((nth) => {
    const unit = UNITS[nth % 3]!;
    const domain = DOMAINS[(nth + (nth % 4 === 0 ? 1 : 0)) % 3]!;
    const kind = nth % 5 === 0 ? ('obligation' as const) : nth % 11 === 0 ? ('order' as const) : ('item' as const);
    const state = kind === 'obligation' ? 'work.expected' : nth % 2 === 0 ? 'work.approval' : 'work.drafting';
    const place = (nth * 7) % ENDS.length;
    return {
      matter: { unit, domain, kind, state, endsAt: ENDS[place]! },
      tone: TONE[place]!,
      unit,
      kind,
      domain,
      state,
    };
  });
  for (const { matter } of made) await put(owner, matter);
  for (const state of ['work.idle', 'work.abandoned', 'work.withheld', 'work.fulfilled', 'work.closed'])
    await put(owner, { unit: 'land-bureau', state, endsAt: '2026-11-01T16:00:00Z' });
  all = made;
});
afterAll(async () => {
  await app.stop();
});

/** Counted anew from what the test put there. */
function count(rows: typeof all) {
  const missing = rows.filter(({ kind }) => kind === 'obligation').length;
  const of = (tone: string) => rows.filter((row) => row.tone === tone).length;
  return {
    ...{ expected: rows.length, missing, open: rows.length - missing },
    ...{ overdue: of('red'), due: of('amber'), onTime: of('green'), noDate: of('plain') },
  };
}

const board = async (account: string, query = '') =>
  (await (await app.as(account)).get(`/api/v1/office/board${query}`).expect(200)).body;

test('the numbers agree with an independent count, by unit, by domain and by step, and what is closed is not counted', async () => {
  const { total, units, domains, steps } = await board('office.officer');
  expect(total).toEqual(count(all));
  for (const [lines, by] of [
    [units, 'unit'],
    [domains, 'domain'],
    [steps, 'state'],
  ] as const) {
    const keys = [...new Set(all.map((row) => row[by]))].sort();
    expect(lines.map(({ key }: { key: string }) => key).sort()).toEqual(keys);
    for (const { key, ...numbers } of lines)
      expect({ key, ...numbers }).toEqual({ key, ...count(all.filter((row) => row[by] === key)) });
  }
});

test.each([
  ['unit=land-bureau', (row: { unit: string }) => row.unit === 'land-bureau'],
  ['domain=housing', (row: { domain: string }) => row.domain === 'housing'],
  ['step=work.approval', (row: { state: string }) => row.state === 'work.approval'],
  ['tone=red', (row: { tone: string }) => row.tone === 'red'],
  ['kind=obligation', (row: { kind: string }) => row.kind === 'obligation'],
  ['kind=begun&tone=amber', (row: { kind: string; tone: string }) => row.kind !== 'obligation' && row.tone === 'amber'],
  ['month=2026-12', (row: { matter: Matter }) => row.matter.endsAt?.startsWith('2026-12') === true],
])('filtered by %s the board and the list behind it show the same rows', async (query, fits) => {
  const rows = all.filter(fits as (row: (typeof all)[number]) => boolean);
  expect((await board('office.officer', `?${query}`)).total).toEqual(count(rows));
  const page = await Desk.at(app, 'office.officer').page(`/office/items?${query}`);
  expect(page.text.match(/\/office\/cases\/[0-9a-f-]+\/trail/g) ?? []).toHaveLength(Math.min(50, rows.length));
});

test('the list is paged by key, without gap or repeat, earliest end first', async () => {
  const desk = Desk.at(app, 'office.officer');
  const seen: string[] = [];
  for (let address: string | undefined = '/office/items'; address !== undefined;) {
    const { text } = await desk.page(address);
    seen.push(...[...text.matchAll(/cases\/([0-9a-f-]+)\/trail/g)].map(([, id]) => id!));
    address = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
  }
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
});

test('every number of the board is a link to the rows behind it', async () => {
  const { text } = await Desk.at(app, 'office.officer').page('/office');
  const links = [...text.matchAll(/class="count-link[^"]*" href="([^"]+)">(?:<span[^>]*>[^<]*<\/span>)?(\d+)</g)].slice(
    0,
    12,
  );
  expect(links.length).toBeGreaterThan(8);
  for (const [, href = '', number] of links) {
    const page = await Desk.at(app, 'office.officer').page(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    expect({ href, rows: (page.text.match(/cases\/[0-9a-f-]+\/trail/g) ?? []).length }).toEqual({
      href,
      rows: Number(number),
    });
  }
});

describe('who sees what', () => {
  const units = async (account: string) => (await board(account)).units.map(({ key }: { key: string }) => key).sort();

  test.each(['office.officer', 'supervision-office.officer', 'assessor'])(
    '%s sees the whole city (八)',
    async (account) => {
      expect((await board(account)).total).toEqual(count(all));
    },
  );

  test('a sector authority sees its own unit and the domains the plan makes it answer for (四)', async () => {
    const seen = all.filter(({ unit, domain }) => unit === 'housing-bureau' || domain === 'housing');
    expect((await board('housing-bureau.head')).total).toEqual(count(seen));
    expect(await units('housing-bureau.head')).toEqual([...new Set(seen.map(({ unit }) => unit))].sort());
  });

  test('the head and the approver of a unit that leads no domain see their own unit', async () => {
    expect(await units('transport-bureau.head')).toEqual([]);
    await put(owner, { unit: 'transport-bureau', domain: 'mining', endsAt: ENDS[4]! });
    expect(await units('transport-bureau.head')).toEqual(['transport-bureau']);
    expect(await units('transport-bureau.approver')).toEqual(['transport-bureau']);
  });

  test.each(['land-bureau.drafter', 'land-bureau.reviewer', 'admin', 'secrecy-authority.officer'])(
    'for %s the board is not there',
    async (account) => {
      const person = await app.as(account);
      for (const path of [
        '/api/v1/office/board',
        '/api/v1/office/stalled',
        '/office',
        '/office/items',
        '/office/predicted',
        '/office/board.csv',
      ])
        expect({ path, status: (await person.get(path)).status }).toEqual({ path, status: 404 });
    },
  );

  test('titles of what is not published are shown to those who may read content, not to the evaluator', async () => {
    expect((await Desk.at(app, 'office.officer').page('/office/items')).text).toContain('出让公告');
    expect((await Desk.at(app, 'assessor').page('/office/items')).text).not.toContain('出让公告<');
  });
});

test('the table of a board opens in Excel, and a name that begins like a formula is harmless', async () => {
  await put(owner, { unit: `=HYPERLINK("http://x")`, endsAt: ENDS[4]! });
  const answer = await (await app.as('office.officer')).get('/office/board.csv').expect(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.text.startsWith('\uFEFF单位,应公开,在办,临期,逾期,缺项\r\n')).toBe(true);
  expect(answer.text).toContain(`"'=HYPERLINK(""http://x"")",1,1,0,0,0\r\n`);
});
