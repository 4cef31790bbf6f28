import type { Person, TestApp } from '../../support/app.js';
import { startApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { submitted } from '../../support/way.js';

/** Friday 27 February 2026, 10:00 in Tongjiang: the Saturday after it is a make-up working day (调休). */
const FRIDAY = new Date('2026-02-27T02:00:00Z');
const DAY = 86_400_000;

let app: TestApp;
let drafter: Person;
let officer: Person;
beforeEach(async () => {
  app = await startApp({}, new ManualClock(FRIDAY));
  drafter = await app.as('land-bureau.drafter');
  officer = await app.as('office.officer');
});
afterEach(async () => {
  await app.stop();
});

const taskOf = async (item: string): Promise<string> => (await officer.item(item)).tasks[0].id;
const urge = async (by: Person, task: string, body: object = {}) =>
  await by.send('post', `/api/v1/tasks/${task}/urge`, body);

describe('urging (催办)', () => {
  test('is on the trail, counted on the task, and leaves the public revision alone', async () => {
    const id = await submitted(app);
    const before = await officer.item(id);
    const answer = await urge(officer, before.tasks[0].id, { message: '请尽快审查' });
    expect([answer.status, answer.body.revision]).toEqual([200, before.revision]);
    expect((await officer.item(id)).tasks[0]).toMatchObject({ urged: 1, acknowledged: false });
    const { entries } = (await officer.get(`/api/v1/items/${id}/audit`)).body;
    expect(entries.at(-1)).toMatchObject({ action: 'URGE', actor: 'office.officer', detail: { as: 'officer' } });
    const { tasks } = (await (await app.as('land-bureau.reviewer')).get('/api/v1/inbox')).body;
    expect(tasks[0]).toMatchObject({ urged: 1, item: { id } });
  });

  test('reaches who holds the task and nobody else; a mail has no word of the message', async () => {
    const task = await taskOf(await submitted(app));
    await (await app.as('land-bureau.reviewer2')).send('post', `/api/v1/tasks/${task}/claim`);
    await app.drain();
    await urge(officer, task, { message: '只给登录的人看' });
    await app.drain();
    const { rows } = await app.pool.query(
      `SELECT DISTINCT payload ->> 'account' AS account, payload::text AS payload FROM outbox
       WHERE kind = 'message' AND payload ->> 'notice' = 'urged'`,
    );
    expect([...new Set(rows.map(({ account }) => account))]).toEqual(['land-bureau.reviewer2']);
    expect(rows.filter(({ payload }) => payload.includes('只给登录的人看'))).toEqual([]);
  });

  test('reaches everyone whose task it is while nobody has it, those who stand in today included', async () => {
    const task = await taskOf(await submitted(app));
    const { status } = await (
      await app.as('land-bureau.reviewer')
    ).send('post', '/api/v1/delegations', {
      ...{ to: 'land-bureau.clerk', roles: ['reviewer'], fromDate: '2026-02-27', toDate: '2026-02-27', reason: '开会' },
    });
    expect(status).toBe(201);
    await app.drain();
    await urge(officer, task);
    await app.drain();
    const { rows } = await app.pool.query(
      `SELECT DISTINCT payload ->> 'account' AS account FROM outbox WHERE kind = 'message' AND payload ->> 'notice' = 'urged' ORDER BY 1`,
    );
    expect(rows.map(({ account }) => account)).toEqual(
      ['clerk', 'reviewer', 'reviewer2'].map((one) => `land-bureau.${one}`),
    );
  });

  test('drafters urge once a working day, and a Saturday that is worked is one', async () => {
    const task = await taskOf(await submitted(app));
    expect((await urge(drafter, task)).status).toBe(200);
    const again = await urge(drafter, task);
    expect([again.status, again.body.code, again.body.reasons[0].params.day]).toEqual([
      409,
      'urge-once-a-day',
      '2026-02-28',
    ]);
    expect((await urge(officer, task)).status).toBe(200);
    app.clock.advance(DAY);
    drafter = await app.as('land-bureau.drafter');
    expect((await urge(drafter, task)).status).toBe(200);
    app.clock.advance(DAY);
    const sunday = await urge(await app.as('land-bureau.drafter'), task);
    expect([sunday.body.code, sunday.body.reasons[0].params.day]).toEqual(['urge-once-a-day', '2026-03-02']);
  });

  test('another’s item is not a drafter’s to urge; the head’s unit is', async () => {
    const task = await taskOf(await submitted(app));
    expect((await urge(await app.as('land-bureau.drafter2'), task)).body.code).toBe('urge-not-yours');
    expect((await urge(await app.as('land-bureau.head'), task)).status).toBe(200);
    expect((await urge(await app.as('housing-bureau.head'), task)).status).toBe(404);
  });

  test('the recipient acknowledges, once; who urged sees who and when', async () => {
    const id = await submitted(app);
    const task = await taskOf(id);
    const reviewer = await app.as('land-bureau.reviewer');
    const path = `/api/v1/tasks/${task}/acknowledge`;
    expect((await reviewer.send('post', path)).body.code).toBe('nothing-to-acknowledge');
    await urge(drafter, task, { message: '明天到期' });
    expect((await drafter.send('post', path)).status).toBe(403);
    expect((await reviewer.send('post', path)).status).toBe(200);
    expect((await reviewer.send('post', path)).body.code).toBe('nothing-to-acknowledge');
    const { urges } = (await drafter.get(`/api/v1/items/${id}/urges`)).body;
    expect(urges).toMatchObject([
      {
        message: '明天到期',
        by: { account: 'land-bureau.drafter' },
        acknowledgedBy: { account: 'land-bureau.reviewer' },
        acknowledgedAt: FRIDAY.toISOString(),
      },
    ]);
    expect((await (await app.as('housing-bureau.drafter')).get(`/api/v1/items/${id}/urges`)).status).toBe(404);
  });

  test('many at once: each row is done or refused for itself', async () => {
    const [first, second] = [await taskOf(await submitted(app)), await taskOf(await submitted(app))];
    await urge(drafter, first);
    const unknown = '00000000-0000-4000-8000-000000000000';
    const answer = await drafter.send('post', '/api/v1/office/urge', { tasks: [first, second, unknown, second] });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject([
      {
        task: first,
        ok: false,
        refusals: [{ code: 'urge-once-a-day', message: expect.stringContaining('2026-02-28') }],
      },
      { task: second, ok: true, refusals: [] },
      { task: unknown, ok: false, refusals: [{ code: 'not-found' }] },
    ]);
  });
});
