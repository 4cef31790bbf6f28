import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { drafted, must as mustItem } from '../../support/way.js';
import { act, at, because, codes, HEAD, issued, must, OTHER_SEAT, read } from './support.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-12-28T02:00:00Z')));
});
afterEach(async () => {
  await app.stop();
});

/** What the ladder writes when a clock is five working days overdue. */
async function proposed(item: string, rule = 'general-20wd', due = '2026-12-18'): Promise<void> {
  await app.pool.query(
    `INSERT INTO outbox (id, kind, case_id, payload, run_at) VALUES ($1, 'order-proposal', $2, $3, $4)`,
    [randomUUID(), item, { caseId: item, unit: 'land-bureau', rule, due }, app.clock.now()],
  );
}

const orders = async () => (await (await app.as(OTHER_SEAT)).get('/api/v1/supervision-orders')).body.orders;

test('overdue five working days: an order is proposed once, and the office has the task', async () => {
  const item = await drafted(app);
  await proposed(item);
  await proposed(item);
  await app.drain();
  const [order, ...more] = await orders();
  expect(more).toEqual([]);
  expect(order).toMatchObject({ state: 'work.proposed', unit: 'land-bureau', number: null });
  const { body } = await (await app.as(OTHER_SEAT)).get('/api/v1/inbox');
  expect(body.tasks).toMatchObject([{ step: 'release-order', item: { id: order.id, kind: 'order' } }]);
  expect(await read(app, order.id, OTHER_SEAT)).toMatchObject({
    findings: [{ item, rule: 'general-20wd', due: '2026-12-18' }],
    issuer: 'office',
  });
});

test('two workers at once propose one order', async () => {
  const item = await drafted(app);
  await proposed(item);
  await Promise.all([app.drain(), app.drain()]);
  expect(await orders()).toHaveLength(1);
});

test('the office releases it with contact and time limit, or dismisses it with a reason', async () => {
  await proposed(await drafted(app));
  await proposed(await drafted(app));
  await app.drain();
  const [one, two] = await orders();
  const bare = await act(app, one.id, OTHER_SEAT, 'ISSUE');
  expect(codes(bare)).toEqual(['order-needs-contact', 'order-needs-due']);
  await must(app, one.id, OTHER_SEAT, 'ISSUE', { contact: '李静怡 0454-2920001', workingDays: 3 });
  expect(await read(app, one.id, HEAD)).toMatchObject({ number: '同政督〔2026〕1号', state: 'work.issued' });
  expect(codes(await act(app, two.id, OTHER_SEAT, 'DISMISS'))).toEqual(['reason-needed']);
  expect(await must(app, two.id, OTHER_SEAT, 'DISMISS', because)).toMatchObject({ state: 'work.dismissed' });
});

test('what was given up meanwhile needs no order any more', async () => {
  const item = await drafted(app);
  await proposed(item);
  await mustItem(app, item, 'land-bureau.drafter', 'ABANDON', { reason: '重复' });
  await app.drain();
  expect(await orders()).toEqual([]);
  const { rows } = await app.pool.query(`SELECT status FROM outbox WHERE kind = 'order-proposal'`);
  expect(rows).toEqual([{ status: 'done' }]);
});

test('an order that is late itself proposes no further order: its watch asks whether to circulate', async () => {
  const id = await issued(app, { workingDays: 1 });
  at(app, '2027-01-12T02:00:00Z');
  await proposed(id, 'supervision-answer', '2026-12-29');
  await app.drain();
  const [order, ...more] = await orders();
  expect([order.id, more]).toEqual([id, []]);
  expect((await read(app, id, OTHER_SEAT)).states).toContain('watch.overdue');
});
