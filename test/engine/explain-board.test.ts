import type { Pool } from 'pg';
import { fillCity } from '../../bench/city.js';
import { rowsStatement, talliesStatement } from '../../src/office/board/board-reader.js';
import { CLOSED, NO_FILTER } from '../../src/office/board/matters.js';
import { doneStatement } from '../../src/office/punctuality/punctuality-reader.js';
import { stalledStatement } from '../../src/office/stalled/stalled-reader.js';
import { Definitions } from '../../src/engine/definitions.js';
import { startApp, type TestApp } from '../support/app.js';
import { carriedOut, type Asked } from '../support/plans.js';

jest.setTimeout(240_000);

const CASES = 40_000;
const OPEN = 2_000;
const UNITS = ['land-bureau', ...Array.from({ length: 19 }, (_, nth) => `unit-${String(nth)}`)];
const ALL = { kind: 'all', titles: true } as const;
const PART = { kind: 'part', unit: 'land-bureau', units: ['land-bureau'], domains: ['land'] } as const;
const LIGHTS = { now: new Date('2026-11-25T02:00:00Z'), soon: '2026-12-02T16:00:00Z' };
const FIRST = { after: null, limit: 51 };
const MIDDLE = { after: ['2026-11-26T00:00:00.000000Z', '00000000-0000-4000-8000-000000000000'] as const, limit: 51 };

let app: TestApp;
let owner: Pool;
beforeAll(async () => {
  app = await startApp();
  owner = app.database.ownerPool(1);
  await fillCity(owner, UNITS, { cases: CASES, open: OPEN, today: '2026-11-25' });
  await owner.query('VACUUM ANALYZE workflow_case, clock, item, task');
});
afterAll(async () => {
  await app.stop();
});

/** However it is planned: the indexes of what is open, never a table, and no more rows than are open. */
async function readsTheOpenOnly(asked: Asked, indexes: readonly string[], most = OPEN * 2): Promise<void> {
  const { custom } = await carriedOut(owner, asked);
  expect(custom).toMatchObject({ indexes: expect.arrayContaining([...indexes]), sequential: [] });
  expect(custom.touched).toBeLessThanOrEqual(most);
}

test.each([ALL, PART])('the numbers of the board are counted from the open cases alone, %o', async (scope) => {
  await readsTheOpenOnly(talliesStatement(scope, NO_FILTER, LIGHTS), ['case_open']);
});

test.each([FIRST, MIDDLE])('the rows behind a number are read from what is open, %o', async (page) => {
  await readsTheOpenOnly(rowsStatement(ALL, { ...NO_FILTER, tone: 'red' }, LIGHTS, page), ['case_open']);
});

test.each([FIRST, MIDDLE])('a page of stalled work goes by the last act of open cases, %o', async (page) => {
  await readsTheOpenOnly(
    stalledStatement(ALL, { before: '2026-11-18T16:00:00Z', unit: null }, page),
    ['case_open'],
    300,
  );
});

test('what was published in a month is read from the index of done clocks', async () => {
  const asked = doneStatement(ALL, { unit: null, domain: null, month: '2026-10', late: true }, FIRST);
  await readsTheOpenOnly(asked, ['clock_done'], CASES / 6);
});

test('every state of every kind either asks somebody for something, or waits for a date, or is closed for the board', () => {
  const closed: readonly string[] = CLOSED;
  for (const { nodes, steps, main, name } of app.running.app.get(Definitions, { strict: false }).all()) {
    const leaves = [...nodes.values()].filter(
      ({ path, children }) => path.startsWith(`${main}.`) && children.length === 0,
    );
    const resting = leaves.filter(({ path }) => !steps.has(path) && !closed.includes(path)).map(({ path }) => path);
    expect({ name, resting }).toEqual({ name, resting: name === 'disclosure' ? ['work.publication.scheduled'] : [] });
  }
});
