import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { act, at, begun, codes, DRAFTER, HEAD, issued, must, OFFICER, OTHER_SEAT, read } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-23T02:00:00Z')));
});
afterAll(async () => {
  await app.stop();
});

describe('who may', () => {
  test('a unit cannot accept or close its own order; another unit does not know of it', async () => {
    const id = await issued(app);
    await must(app, id, HEAD, 'ACKNOWLEDGE');
    await must(app, id, HEAD, 'ANSWER', { text: '已办。' });
    for (const action of ['ACCEPT', 'CLOSE', 'SEND_BACK', 'CIRCULATE']) {
      const answer = await act(app, id, HEAD, action);
      expect([action, answer.status, codes(answer)?.[0]]).toEqual([action, 403, 'wrong-unit']);
    }
    expect((await act(app, id, 'housing-bureau.drafter', 'ANSWER', { text: '我来答。' })).status).toBe(404);
    expect((await (await app.as('housing-bureau.drafter')).get(`/api/v1/supervision-orders/${id}`)).status).toBe(404);
  });

  test('a reviewer of the unit reads the order and does not answer it', async () => {
    const id = await issued(app);
    const answer = await act(app, id, 'land-bureau.reviewer', 'ACKNOWLEDGE');
    expect([answer.status, codes(answer)]).toEqual([403, ['wrong-role']]);
    expect((await read(app, id, 'land-bureau.reviewer')).number).toMatch(/^同政督〔2026〕\d+号$/);
  });

  test('only the two seats begin orders', async () => {
    const drafter = await app.as(DRAFTER);
    const answer = await drafter
      .send('post', '/api/v1/supervision-orders', { unit: 'housing-bureau', title: '督办' })
      .set('idempotency-key', 'one');
    expect([answer.status, codes(answer)]).toEqual([403, ['wrong-role']]);
  });

  test('the unit learns of a proposed order when it is issued', async () => {
    const { body } = await begun(app);
    const head = await app.as(HEAD);
    const seen = async (): Promise<number> => (await head.get('/api/v1/supervision-orders')).body.orders.length;
    expect((await head.get(`/api/v1/supervision-orders/${body.id}`)).status).toBe(404);
    const before = await seen();
    await must(app, body.id, OTHER_SEAT, 'ISSUE');
    expect(await seen()).toBe(before + 1);
    expect((await read(app, body.id)).issuer).toBe('office');
  });

  test('an order to the office itself is issued by the other seat', async () => {
    const { body } = await begun(app, { unit: 'office' });
    expect(codes(await act(app, body.id, OTHER_SEAT, 'ISSUE'))).toEqual(['order-to-own-unit']);
    await must(app, body.id, OFFICER, 'ISSUE');
  });
});

describe('the door', () => {
  test('a stale revision is 412, a missing header 428, and nothing is written', async () => {
    const id = await issued(app);
    const { revision } = await read(app, id);
    await must(app, id, HEAD, 'ACKNOWLEDGE');
    const late = await act(app, id, HEAD, 'ACKNOWLEDGE', {}, { revision });
    expect([late.status, codes(late)]).toEqual([412, ['stale']]);
    const head = await app.as(HEAD);
    expect((await head.send('post', `/api/v1/supervision-orders/${id}/actions/BEGIN`, {})).status).toBe(428);
    expect((await read(app, id)).state).toBe('work.acknowledged');
  });

  test('a double click is one act; a double order is one order with one number', async () => {
    const first = await begun(app, { issue: true }, 'twice');
    const second = await begun(app, { issue: true }, 'twice');
    expect([second.status, second.body]).toEqual([201, first.body]);
    const other = await begun(app, { issue: true, title: '别的' }, 'twice');
    expect([other.status, codes(other)]).toEqual([422, ['key-reused']]);
    const { id, revision } = first.body;
    const [one, two] = await Promise.all([
      act(app, id, HEAD, 'ACKNOWLEDGE', {}, { revision, key: 'click' }),
      act(app, id, HEAD, 'ACKNOWLEDGE', {}, { revision, key: 'click' }),
    ]);
    expect([one.status, two.status, two.body]).toEqual([200, 200, one.body]);
  });

  test('numbers have no gaps: refused and withdrawn orders take none away, ten at once take ten', async () => {
    expect((await begun(app, { issue: true, contact: undefined })).status).toBe(422);
    const made = await Promise.all(Array.from({ length: 10 }, async () => await begun(app, { issue: true })));
    const numbers = made.map(({ body }) => Number(/〕(\d+)号/.exec(body.number)?.[1]));
    const first = Math.min(...numbers);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, at) => first + at));
    const { rows } = await app.pool.query<{ n: number }>('SELECT n FROM case_number WHERE year = 2026 ORDER BY n');
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, at) => at + 1));
    at(app, '2026-12-31T17:00:00Z');
    expect((await begun(app, { issue: true })).body.number).toBe('同政督〔2027〕1号');
  });

  test('unknown units and items are named', async () => {
    const answer = await begun(app, {
      unit: 'nobody',
      copyTo: ['no-one'],
      findings: [{ item: '01890000-0000-7000-8000-000000000000' }],
    });
    expect([answer.status, codes(answer)]).toEqual([422, ['unknown-unit', 'unknown-unit', 'order-item-unknown']]);
  });
});

test('orders are listed newest first, page by page', async () => {
  const made = [];
  for (let n = 1; n <= 53; n += 1) {
    app.clock.advance(1000);
    made.push((await begun(app, { title: `督办 ${String(n)}` })).body.id);
  }
  const officer = await app.as(OFFICER);
  const first = (await officer.get('/api/v1/supervision-orders')).body;
  const rest = (await officer.get(`/api/v1/supervision-orders?cursor=${first.next}`)).body;
  const listed = [...first.orders, ...rest.orders].map(({ id }: { id: string }) => id);
  expect(listed.slice(0, 53)).toEqual(made.reverse());
  expect(new Set(listed).size).toBe(listed.length);
  expect((await officer.get('/api/v1/supervision-orders?cursor=nonsense')).status).toBe(400);
});
