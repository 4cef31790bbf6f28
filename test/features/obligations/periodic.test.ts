import type { TestApp } from '../../support/app.js';
import { heldAtTheTrail } from '../../support/barrier.js';
import { SweepJob } from '../../../src/escalation/sweep-job.js';
import { PunctualityJob } from '../../../src/office/punctuality/punctuality-job.js';
import { must } from '../../support/way.js';
import { PeriodsJob } from '../../../src/obligations/periods-job.js';
import { act, listed, owed, startHouse, trail } from './house.js';

let app: TestApp;
beforeAll(async () => {
  app = await startHouse();
  await heldAtTheTrail(app.database.ownerPool(), 2, () => {
    const job = app.running.app.get(PeriodsJob, { strict: false });
    return [job.run(), job.run()];
  });
  await app.drain();
});
afterAll(async () => {
  await app.stop();
});

const SUBSIDY = {
  entry: 'housing-rent-subsidy',
  title: '2026年第3季度公租房租赁补贴发放情况',
  summary: '第三季度公租房租赁补贴发放情况。',
  elements: {
    standard: '每平方米每月 6 元。',
    recipients: [{ name: '张某某' }],
    amount: { value: '12.5', unit: '万元', currency: 'CNY' },
    procedure: '申请、审核、公示、发放。',
    results: '已全部发放。',
  },
  dates: { 'formed-or-changed': '2026-09-30' },
};
const DRAFTER = 'housing-bureau.drafter';
const APPROVER = 'housing-bureau.approver';

describe('what was published before anyone expected it', () => {
  let late: TestApp;
  beforeAll(async () => {
    late = await startHouse();
    const id = (await (await late.as(DRAFTER)).create(SUBSIDY)).body.id as string;
    await must(late, id, DRAFTER, 'SUBMIT');
    await (await late.as('housing-bureau.reviewer')).markAll(id);
    await must(late, id, 'housing-bureau.reviewer', 'CLEAR');
    await must(late, id, APPROVER, 'APPROVE');
    await must(late, id, 'housing-bureau.publisher', 'PUBLISH');
    // As at a first start: the sweep looks before anything has followed the items there are.
    await late.running.app.get(PeriodsJob, { strict: false }).run();
    await late.running.app.get(SweepJob, { strict: false }).run();
    await late.drain();
  });
  afterAll(async () => {
    await late.stop();
  });

  test('answers for its period at once: nobody is reminded of it and no order is proposed', async () => {
    const subsidy = await owed(late, DRAFTER, 'housing-rent-subsidy');
    expect(subsidy).toMatchObject({ period: '2026-Q3', state: 'work.fulfilled' });
    expect((await trail(late, subsidy.id)).filter((line) => line.includes('REMIND'))).toEqual([]);
    expect((await late.pool.query(`SELECT 1 FROM workflow_case WHERE kind = 'order'`)).rowCount).toBe(0);
  });

  test('counts once in the rate of what was on time: the item does, not what was owed as well', async () => {
    await late.running.app.get(PunctualityJob, { strict: false }).run();
    const { rows } = await late.pool.query(`SELECT unit, met, late FROM punctuality`);
    expect(rows).toEqual([{ unit: 'housing-bureau', met: 0, late: 1 }]);
  });
});

describe('what is owed of a period', () => {
  test('two workers that find the same at once make one', async () => {
    const { rows } = await app.pool.query(`SELECT about ->> 'expectation' AS what, count(*)::int AS n
      FROM workflow_case WHERE kind = 'obligation' GROUP BY 1, about ->> 'period' ORDER BY 1`);
    expect(rows).toHaveLength(5);
    expect(rows.every(({ n }) => n === 1)).toBe(true);
  });

  test('a bureau that drafts nothing shows red, not empty', async () => {
    const [first, ...rest] = await listed(app, DRAFTER);
    expect(first).toMatchObject({
      ...{ expectation: 'housing-rent-subsidy', period: '2026-Q3', state: 'work.expected', lamp: 'red' },
      ...{ due: '2026-11-03', rule: 'general-20wd', title: '2026年第3季度公租房租赁补贴发放情况信息' },
    });
    expect(rest.map(({ lamp }) => lamp)).toEqual(['green', 'green', 'green']);
    const { rows } = await app.pool.query(
      `SELECT state, to_char(ends_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS ends, unit, entry FROM clock
       WHERE case_id = $1 AND governs AND done_at IS NULL`,
      [first?.id],
    );
    expect(rows).toEqual([
      { state: 'late', ends: '2026-11-04 00:00', unit: 'housing-bureau', entry: 'housing-rent-subsidy' },
    ]);
  });

  test('a unit sees its own, the office every unit’s, an administrator none', async () => {
    expect(await listed(app, 'land-bureau.drafter')).toEqual([]);
    expect((await listed(app, 'office.officer')).map(({ unit }) => unit)).toEqual([
      ...['housing-bureau', 'finance-bureau', 'housing-bureau', 'housing-bureau', 'housing-bureau'],
    ]);
    expect(await listed(app, 'office.officer', '?unit=finance-bureau')).toHaveLength(1);
    expect(await listed(app, 'admin')).toEqual([]);
    const { id } = await owed(app, DRAFTER, 'housing-rent-subsidy');
    expect((await (await app.as('land-bureau.drafter')).get(`/api/v1/obligations/${id}`)).status).toBe(404);
    expect((await (await app.as(DRAFTER)).get(`/api/v1/obligations/${id}`)).body).toMatchObject({ id });
  });

  test('the drafter is asked once the period is over, not all the year', async () => {
    const { body } = await (await app.as(DRAFTER)).get('/api/v1/inbox');
    expect(body.tasks.map((task: { step: string; item: { title: string } }) => [task.step, task.item.title])).toEqual([
      ['draft-expected', '2026年第3季度公租房租赁补贴发放情况信息'],
    ]);
  });

  test('a page further is found by its key, a made-up key is refused', async () => {
    expect((await (await app.as(DRAFTER)).get('/api/v1/obligations?cursor=nonsense')).body.code).toBe('bad-cursor');
    const one = await owed(app, DRAFTER, 'housing-rent-subsidy');
    const cursor = Buffer.from(JSON.stringify(['2026-11-03T16:00:00.000000Z', one.id])).toString('base64url');
    expect(await listed(app, DRAFTER, `?cursor=${cursor}`)).toHaveLength(3);
  });

  test('“nothing this period” without reason is refused', async () => {
    const obligation = await owed(app, DRAFTER, 'housing-rural-renovation');
    const proposed = await act(app, DRAFTER, obligation, 'DECLARE_NOTHING');
    expect([proposed.status, proposed.body.code]).toEqual([422, 'reason-needed']);
    const declared = await act(app, APPROVER, obligation, 'CONFIRM_NOTHING');
    expect([declared.status, declared.body.code]).toEqual([422, 'reason-needed']);
  });

  test('a drafter proposes it with a reason, the approver confirms: no clock is left, and it can be expected again', async () => {
    const obligation = await owed(app, DRAFTER, 'housing-rural-renovation');
    const reason = '本年没有农村危房改造任务';
    expect((await act(app, APPROVER, obligation, 'DECLARE_NOTHING', { reason })).status).toBe(403);
    expect((await act(app, DRAFTER, obligation, 'DECLARE_NOTHING', { reason })).status).toBe(200);
    const proposed = await owed(app, DRAFTER, 'housing-rural-renovation');
    expect(proposed).toMatchObject({ state: 'work.nothingProposed', lamp: 'green' });
    expect((await act(app, DRAFTER, proposed, 'CONFIRM_NOTHING')).status).toBe(403);
    expect((await act(app, APPROVER, proposed, 'CONFIRM_NOTHING')).status).toBe(200);
    const nothing = await owed(app, DRAFTER, 'housing-rural-renovation', '?state=nothing');
    expect(nothing).toMatchObject({ lamp: 'none', due: null, nothing: { reason, by: DRAFTER, confirmedBy: APPROVER } });
    expect((await app.pool.query('SELECT 1 FROM clock WHERE case_id = $1', [nothing.id])).rowCount).toBe(0);
    expect((await act(app, APPROVER, nothing, 'REOPEN', { reason: '省里追加了任务' })).status).toBe(200);
    expect(await owed(app, DRAFTER, 'housing-rural-renovation')).toMatchObject({
      state: 'work.expected',
      lamp: 'green',
    });
    expect(await trail(app, nothing.id)).toEqual([
      'system CREATE work.expected',
      `${DRAFTER} DECLARE_NOTHING work.nothingProposed`,
      `${APPROVER} CONFIRM_NOTHING work.nothing`,
      `${APPROVER} REOPEN work.expected`,
    ]);
  });

  test('a day that is entered moves the clock; one the entry does not ask for is refused', async () => {
    const obligation = await owed(app, 'finance-bureau.drafter', 'procurement-agency-assessment');
    const wrong = await act(app, 'finance-bureau.drafter', obligation, 'NOTE_DATES', {
      dates: { 'auction-day': '2026-11-23' },
    });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'invalid-value']);
    const dates = { 'decision-notice-issued': '2026-11-23' };
    expect((await act(app, 'finance-bureau.drafter', obligation, 'NOTE_DATES', { dates })).status).toBe(200);
    expect(await owed(app, 'finance-bureau.drafter', 'procurement-agency-assessment')).toMatchObject({
      ...{ due: '2026-11-24', lamp: 'amber', dates },
    });
  });
});

test('the ladder reminds of what nobody drafts, by the highest rung that applies, and once', async () => {
  const obligation = await owed(app, DRAFTER, 'housing-rent-subsidy');
  const reminded = async () => (await trail(app, obligation.id)).filter((line) => line.startsWith('system REMIND'));
  expect(await reminded()).toEqual([]); // something may answer for it already
  app.clock.advance(60_000);
  await app.drain();
  expect(await reminded()).toEqual(['system REMIND work.expected']);
  await app.drain();
  expect(await reminded()).toHaveLength(1);
});
