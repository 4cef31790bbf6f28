import type { Pool } from 'pg';
import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { published, submitted } from '../../support/way.js';
import { Desk } from '../workbench/desk.js';
import { put, task } from './city.js';

/** Wednesday 25 November 2026, ten in the morning. */
const NOW = '2026-11-25T02:00:00Z';

let app: TestApp;
let owner: Pool;
beforeEach(async () => {
  app = await startApp({}, new ManualClock(new Date(NOW)));
  owner = app.database.ownerPool(1);
});
afterEach(async () => {
  await app.stop();
});

const read = async (path: string, account = 'office.officer') =>
  (await (await app.as(account)).get(path).expect(200)).body;

describe('stalled work', () => {
  test('is what nobody acted on for five working days, the longest first; weekends do not count', async () => {
    const still = await put(owner, { unit: 'land-bureau', touched: '2026-11-17T02:00:00Z' });
    const last = await put(owner, { unit: 'housing-bureau', touched: '2026-11-18T15:59:00Z' });
    await put(owner, { unit: 'land-bureau', touched: '2026-11-18T16:01:00Z' }); // Thursday in Shanghai: four working days
    await put(owner, { unit: 'land-bureau', touched: '2026-11-01T02:00:00Z', state: 'work.idle' });
    await put(owner, { unit: 'land-bureau', touched: '2026-11-01T02:00:00Z', state: 'work.publication.scheduled' });
    const ids = async (query: string, account?: string) =>
      (await read(`/api/v1/office/stalled${query}`, account)).cases.map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([still, last]);
    expect(await ids('?days=6')).toEqual([still]);
    expect(await ids('?unit=housing-bureau')).toEqual([last]);
    expect(await ids('', 'transport-bureau.head')).toEqual([]);
    expect(await ids('', 'housing-bureau.head')).toEqual([last]);
  });

  test('is paged by key, and offers to urge the task it waits for', async () => {
    for (let nth = 0; nth < 53; nth += 1)
      await put(owner, { unit: 'land-bureau', touched: `2026-10-12T02:00:00.${String(nth).padStart(3, '0')}Z` });
    const first = await read('/api/v1/office/stalled');
    const second = await read(`/api/v1/office/stalled?cursor=${first.next}`);
    expect([first.cases.length, second.cases.length, second.next]).toEqual([50, 3, null]);
    await task(owner, first.cases[0].id, { unit: 'land-bureau', step: 'review', opened: '2026-10-12T02:00:00Z' });
    const page = await Desk.at(app, 'office.officer').page('/office/stalled');
    const [waiting] = (await read('/api/v1/office/stalled')).cases;
    expect(page.text).toContain('<form method="post" action="/office/urge">');
    expect(page.text).toContain(`name="task" value="${waiting.task}"`);
  });
});

describe('what will be late', () => {
  test('is told with its arithmetic: the median of the unit, of all units, or the internal limit, each with its sample', async () => {
    const done = await put(owner, { unit: 'land-bureau', state: 'work.idle' });
    for (let nth = 0; nth < 5; nth += 1) {
      await task(owner, done, {
        unit: 'land-bureau',
        step: 'review',
        opened: '2026-11-09T02:00:00Z',
        ended: '2026-11-13T02:00:00Z',
      });
      await task(owner, done, {
        unit: 'housing-bureau',
        step: 'approve',
        opened: '2026-11-09T02:00:00Z',
        ended: '2026-11-12T02:00:00Z',
      });
    }
    await app.drain();
    const ending = {
      unit: 'land-bureau',
      state: 'work.confidentialityReview.reviewing',
      entered: '2026-11-24T02:00:00Z',
    };
    const late = await put(owner, { ...ending, endsAt: '2026-12-03T16:00:00Z' }); // six working days left
    await put(owner, { ...ending, endsAt: '2026-12-04T16:00:00Z' }); // seven left: 4 - 1 + 3 + 1 are needed, and they are there
    await put(owner, { ...ending, endsAt: '2026-11-24T16:00:00Z' }); // late already
    const page = await Desk.at(app, 'office.officer').page('/office/predicted');
    expect([...page.text.matchAll(/cases\/([0-9a-f-]+)\/trail/g)].map(([, id]) => id)).toEqual([late]);
    expect(page.text).toContain('剩 6 个工作日。');
    expect(page.text).toContain('公开审查（含保密审查） 4 个工作日（国土局 5 件的中位数）');
    expect(page.text).toContain('批准 3 个工作日（全市 5 件的中位数）');
    expect(page.text).toContain('发布 1 个工作日（内部时限；本单位办结 0 件，不足以推算）');
    expect(page.text).toContain('当前环节已用 1 个工作日，相应减去。合计还要 7 个工作日，差 1 个工作日。');
    expect((await read('/api/v1/office/board')).predictedLate).toBe(1);
  });
});

describe('the rate on time', () => {
  test('is summed by unit and month of Shanghai, and leads to what was published', async () => {
    await put(owner, { unit: 'land-bureau', state: 'work.idle', doneAt: '2026-10-31T15:59:00Z' });
    await put(owner, { unit: 'land-bureau', state: 'work.idle', doneAt: '2026-10-31T16:00:00Z', late: true });
    const late = await put(owner, {
      unit: 'land-bureau',
      state: 'work.idle',
      doneAt: '2026-11-02T02:00:00Z',
      late: true,
    });
    await app.drain();
    const { punctuality } = await read('/api/v1/office/board');
    expect(punctuality).toEqual([
      { unit: 'land-bureau', month: '2026-10', met: 1, late: 0 },
      { unit: 'land-bureau', month: '2026-11', met: 0, late: 2 },
    ]);
    const page = await Desk.at(app, 'office.officer').page(
      '/office/published?month=2026-11&outcome=late&unit=land-bureau',
    );
    expect(page.text.match(/cases\/[0-9a-f-]+\/trail/g)).toHaveLength(2);
    expect(page.text).toContain(late);
  });

  test('counts what commits after the watermark has passed it, and once a day what was entered for an older month', async () => {
    await put(owner, { unit: 'land-bureau', state: 'work.idle', doneAt: '2026-11-20T02:00:00Z' });
    await app.drain();
    await put(owner, { unit: 'land-bureau', state: 'work.idle', doneAt: '2026-11-03T02:00:00Z' });
    await put(owner, { unit: 'land-bureau', state: 'work.idle', doneAt: '2026-03-03T02:00:00Z' });
    const met = async () =>
      (await read('/api/v1/office/board')).punctuality.map(({ month, met: n }: { month: string; met: number }) => [
        month,
        n,
      ]);
    await app.drain();
    expect(await met()).toEqual([['2026-11', 2]]);
    app.clock.advance(86_400_000);
    await app.drain();
    expect(await met()).toEqual([
      ['2026-03', 1],
      ['2026-11', 2],
    ]);
  });

  test('is a chart, a table and a file with the same numbers', async () => {
    await put(owner, { unit: 'land-bureau', state: 'work.idle', doneAt: '2026-11-20T02:00:00Z' });
    await put(owner, { unit: 'land-bureau', state: 'work.idle', doneAt: '2026-11-20T02:00:00Z', late: true });
    await app.drain();
    const { text } = await Desk.at(app, 'office.officer').page('/office/punctuality');
    expect(text).toMatch(/<svg class="chart" role="img" aria-label="按时公开率"[\s\S]*<path/);
    expect(text).not.toMatch(/<svg[\s\S]*(<style| style=)[\s\S]*<\/svg>/);
    const file = await (await app.as('office.officer')).get('/office/punctuality.csv').expect(200);
    expect(file.text).toBe('\uFEFF单位,月份,按时,逾期,按时率\r\n国土局,2026-11,1,1,50%\r\n');
  });
});

test('items of real life are on the board while under way, and in the rate once published', async () => {
  await submitted(app);
  await published(app);
  await app.drain();
  const { total, steps, punctuality } = await read('/api/v1/office/board');
  expect([total.open, total.missing]).toEqual([1, 0]);
  expect(steps.map(({ key }: { key: string }) => key)).toEqual(['work.confidentialityReview.reviewing']);
  expect(punctuality).toEqual([{ unit: 'land-bureau', month: '2026-11', met: 1, late: 0 }]);
});

test('an empty city says what will be here', async () => {
  const { text } = await Desk.at(app, 'office.officer').page('/office');
  expect(text).toContain('目前没有应公开的事项');
});

describe('the third-party evaluator (第三方评估)', () => {
  test('reads the board and the trail, and nothing else', async () => {
    const item = await published(app);
    const evaluator = await app.as('assessor');
    const status = async (path: string) => (await evaluator.get(path)).status;
    for (const path of ['/office', '/office/items', '/office/stalled', '/office/predicted', '/office/punctuality'])
      expect({ path, status: await status(path) }).toEqual({ path, status: 200 });
    for (const path of [
      `/api/v1/items/${item}/audit`,
      `/office/cases/${item}/trail`,
      '/api/v1/office/board',
      '/api/v1/session',
    ])
      expect({ path, status: await status(path) }).toEqual({ path, status: 200 });
    const closed = ['', '/clocks'].map((part) => `/api/v1/items/${item}${part}`);
    for (const path of [
      ...closed,
      '/api/v1/inbox',
      '/api/v1/projects',
      '/api/v1/catalogue',
      `/workbench/items/${item}`,
      '/workbench/units',
    ])
      expect({ path, status: await status(path) }).toEqual({ path, status: 404 });
    expect((await evaluator.send('post', '/api/v1/projects', {})).status).toBe(404);
    expect((await evaluator.send('post', '/office/urge')).status).toBe(404);
    expect((await evaluator.get('/workbench')).headers.location).toBe('/office');
    expect(await status('/')).toBe(200);
  });

  test('hears of a trail that does not exist as everyone else does', async () => {
    const path = '/api/v1/items/01990000-0000-7000-8000-000000000000/audit';
    expect((await (await app.as('assessor')).get(path)).status).toBe(404);
    const item = await submitted(app);
    expect((await (await app.as('housing-bureau.head')).get(`/office/cases/${item}/trail`)).status).toBe(404);
  });
});
