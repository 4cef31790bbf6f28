import { randomUUID } from 'node:crypto';
import { published } from '../../support/way.js';
import { trailFindings } from '../../support/whole-trail.js';
import { startApp, type TestApp } from '../../support/app.js';
import { actsOf, LAND, OFFICE, post, refusedItem, rowsOf, startHouse, statesOf, TRADING, type House } from './house.js';

const SEEN = { receipt: 'HLJ-2026-0711', evidence: '省平台业务科电话确认已入库' };

describe('What no machine could bring', () => {
  let house: House;
  beforeEach(async () => {
    house = await startHouse();
  });
  afterEach(async () => {
    await house.stop();
  });

  test('is recorded as received by the publisher who saw it, and settles the item', async () => {
    const { id, row } = await refusedItem(house);
    const { revision } = await (await house.app.as(LAND)).item(id);
    const answer = await post(house.app, LAND, `deliveries/${row.id}/settle`, SEEN);

    expect(answer.body).toMatchObject({
      ...{ id: row.id, status: 'delivered', lastError: null },
      receipt: { by: LAND, receiptId: SEEN.receipt, evidence: SEEN.evidence },
    });
    await house.app.drain();
    expect(await statesOf(house.app, id)).toContain('syndication.settled');
    const acts = await actsOf(house.app, id);
    expect(acts.map(({ action }) => action).slice(-2)).toEqual(['SETTLE_DELIVERY', 'DELIVERED']);
    expect(acts.at(-2)).toMatchObject({
      actor: LAND,
      detail: { input: { channel: TRADING, delivery: row.id } },
      content: SEEN,
    });
    const trail = await (await house.app.as('land-bureau.drafter')).get(`/api/v1/items/${id}/audit`);
    expect(trail.body.entries.at(-2).sentence).toMatch(
      /登记了送达回执：.*黑龙江.*；回执号 HLJ-2026-0711；省平台业务科/,
    );
    expect((await (await house.app.as(LAND)).item(id)).revision).toBeGreaterThan(revision);
    expect(await trailFindings(house.app)).toEqual([]);
  });

  test('by the office too, and without a number where the platform gives none', async () => {
    const { row } = await refusedItem(house);
    const answer = await post(house.app, OFFICE, `deliveries/${row.id}/settle`, { evidence: SEEN.evidence });
    expect(answer.body.receipt).toMatchObject({ by: OFFICE, receiptId: null });
  });

  test('is recorded once: again, or what a newer one has overtaken, is refused with the reason', async () => {
    const { row } = await refusedItem(house);
    const key = randomUUID();
    await post(house.app, LAND, `deliveries/${row.id}/settle`, SEEN, key);
    expect((await post(house.app, LAND, `deliveries/${row.id}/settle`, SEEN, key)).status).toBe(200);
    const again = await post(house.app, LAND, `deliveries/${row.id}/settle`, SEEN);
    expect(again.body).toMatchObject({
      status: 409,
      code: 'delivery-delivered',
      detail: expect.stringContaining('已经送达'),
    });

    const other = await refusedItem(house);
    await post(house.app, LAND, `deliveries/${other.row.id}/replay`);
    const overtaken = await post(house.app, LAND, `deliveries/${other.row.id}/settle`, SEEN);
    expect(overtaken.body).toMatchObject({ status: 409, code: 'delivery-overtaken' });
  });

  test('while it still waits for a worker: nothing more is sent', async () => {
    const id = await published(house.app);
    const [row] = await rowsOf(house.app, id);
    await post(house.app, LAND, `deliveries/${row?.id ?? ''}/settle`, SEEN);
    await house.app.drain();

    expect(house.outside.arrivals).toHaveLength(0);
    expect(await statesOf(house.app, id)).toContain('syndication.settled');
  });

  test('asks for where it can be seen, for a key, and for the right to do it', async () => {
    const { row } = await refusedItem(house);
    const path = `deliveries/${row.id}/settle`;
    for (const body of [{}, { receipt: 'x' }, { evidence: ' ' }, { ...SEEN, status: 'delivered' }])
      expect((await post(house.app, LAND, path, body)).status).toBe(400);
    const without = await (await house.app.as(LAND)).send('post', `/api/v1/${path}`, SEEN);
    expect(without.body).toMatchObject({ status: 428, code: 'idempotency-key-required' });
    expect((await post(house.app, 'land-bureau.drafter', path, SEEN)).body).toMatchObject({
      status: 403,
      code: 'wrong-role',
    });
    expect((await post(house.app, 'housing-bureau.publisher', path, SEEN)).status).toBe(404);
    const forged = await (
      await house.app.as(LAND)
    )
      .send('post', `/api/v1/${path}`, SEEN)
      .set({ origin: 'https://elsewhere.example', 'idempotency-key': randomUUID() });
    expect(forged.body).toMatchObject({ status: 403, code: 'cross-origin' });
  });
});

describe('What is filed by hand because its platform is not connected', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(async () => {
    await app.stop();
  });

  test('waits without being reported as an outcome, and is settled by its receipt', async () => {
    const id = await published(app);
    await app.drain();
    const [row] = await rowsOf(app, id);
    expect(row).toMatchObject({ status: 'manual' });
    expect((await actsOf(app, id)).at(-1)).toMatchObject({ action: 'PUBLISH' });

    await post(app, LAND, `deliveries/${row?.id ?? ''}/settle`, SEEN);
    await app.drain();
    expect(await rowsOf(app, id)).toMatchObject([{ status: 'delivered' }]);
    expect(await statesOf(app, id)).toContain('syndication.settled');
  });
});
