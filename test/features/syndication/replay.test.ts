import { randomUUID } from 'node:crypto';
import { startApp } from '../../support/app.js';
import { must, published } from '../../support/way.js';
import { trailFindings } from '../../support/whole-trail.js';
import {
  actsOf,
  channelOf,
  LAND,
  OFFICE,
  post,
  refusedItem,
  rowsOf,
  startHouse,
  statesOf,
  TRADING,
  type House,
} from './house.js';

let house: House;
beforeEach(async () => {
  house = await startHouse();
});
afterEach(async () => {
  await house.stop();
});

const listed = async (account: string, query = ''): Promise<{ id: string; status: string }[]> =>
  (await (await house.app.as(account)).get(`/api/v1/deliveries${query}`)).body.deliveries;

describe('A dead letter', () => {
  test('is sent again by the publisher, and its receipt settles the item', async () => {
    const { id, row } = await refusedItem(house);
    expect(await statesOf(house.app, id)).toContain('syndication.attention');

    const answer = await post(house.app, LAND, `deliveries/${row.id}/replay`);
    expect([answer.status, answer.body.status, answer.body.operation]).toEqual([200, 'pending', 'resend']);
    expect(answer.body.id).not.toBe(row.id);
    expect(await statesOf(house.app, id)).toContain('syndication.delivering');
    await house.app.drain();

    expect(await statesOf(house.app, id)).toContain('syndication.settled');
    expect((await rowsOf(house.app, id)).map(({ status }) => status)).toEqual(['delivered', 'superseded']);
    expect(await listed(OFFICE, '?state=waiting')).toEqual([]);
    const acts = await actsOf(house.app, id);
    expect(acts.at(-2)).toMatchObject({
      action: 'REPLAY',
      actor: LAND,
      detail: { input: { delivery: row.id, channel: TRADING } },
    });
    expect(await trailFindings(house.app)).toEqual([]);
  });

  test('is sent as the publication stands now: a tombstone, once it was taken down', async () => {
    const { id, row } = await refusedItem(house);
    await must(house.app, id, LAND, 'TAKE_DOWN', { reason: '内容有误' });
    await house.app.drain();
    await post(house.app, OFFICE, `deliveries/${row.id}/replay`);
    await house.app.drain();

    const last = house.outside.arrivals.at(-1)?.event;
    expect([last?.type, last?.data.title]).toEqual(['publication.withdrawn', undefined]);
  });

  test('is sent again once for one key, however often that is asked', async () => {
    const { id, row } = await refusedItem(house);
    const key = randomUUID();
    const first = await post(house.app, LAND, `deliveries/${row.id}/replay`, {}, key);
    const again = await post(house.app, LAND, `deliveries/${row.id}/replay`, {}, key);

    expect(again.body.id).toBe(first.body.id);
    expect(await rowsOf(house.app, id)).toHaveLength(2);
    const without = await (await house.app.as(LAND)).send('post', `/api/v1/deliveries/${row.id}/replay`);
    expect(without.body).toMatchObject({ status: 428, code: 'idempotency-key-required' });
  });

  test('is nobody else’s: no drafter’s, and for another unit’s publisher it is not there', async () => {
    const { row } = await refusedItem(house);
    const by = async (account: string) => {
      const { status, body } = await post(house.app, account, `deliveries/${row.id}/replay`);
      return [account, status, body.code];
    };

    expect(await by('land-bureau.drafter')).toEqual(['land-bureau.drafter', 403, 'wrong-role']);
    expect(await by('housing-bureau.publisher')).toEqual(['housing-bureau.publisher', 404, 'not-found']);
    expect(await by('admin')).toEqual(['admin', 404, 'not-found']);
    expect((await post(house.app, LAND, `deliveries/${randomUUID()}/replay`)).status).toBe(404);
    expect(await listed('housing-bureau.publisher')).toEqual([]);
    expect(await listed(LAND)).toHaveLength(1);
    expect((await (await house.app.as('land-bureau.drafter')).get('/api/v1/deliveries')).status).toBe(403);
  });

  test('is not sent from another site', async () => {
    const { row } = await refusedItem(house);
    const forged = await (
      await house.app.as(LAND)
    )
      .send('post', `/api/v1/deliveries/${row.id}/replay`)
      .set({ origin: 'https://elsewhere.example', 'idempotency-key': randomUUID() });
    expect(forged.body).toMatchObject({ status: 403, code: 'cross-origin' });
  });
});

describe('Everything of one kind', () => {
  test('is sent again at once: after the platform is back all of it settles', async () => {
    const items: string[] = [];
    for (let n = 0; n < 3; n++) items.push((await refusedItem(house)).id);
    expect(await channelOf(house.app)).toMatchObject({ waitingForPeople: { failed: 3 } });

    const answer = await post(house.app, OFFICE, 'deliveries/replay', { state: 'failed', channel: TRADING });
    expect(answer.body).toMatchObject({ refused: [], more: false, next: null });
    expect(answer.body.replayed).toHaveLength(3);
    await house.app.drain();

    for (const id of items) expect(await statesOf(house.app, id)).toContain('syndication.settled');
    const again = await post(house.app, OFFICE, 'deliveries/replay', { state: 'failed' });
    expect(again.body).toMatchObject({ replayed: [], refused: [] });
  });

  test('is only what the one who asks may see, of that channel and since then', async () => {
    await refusedItem(house);
    const ask = async (account: string, body: object) =>
      (await post(house.app, account, 'deliveries/replay', { state: 'failed', ...body })).body.replayed;

    expect(await ask('housing-bureau.publisher', {})).toEqual([]);
    expect(await ask(OFFICE, { channel: 'credit-jiamusi' })).toEqual([]);
    expect(await ask(OFFICE, { since: new Date(house.app.clock.now().getTime() + 1).toISOString() })).toEqual([]);
    expect(await ask(LAND, { channel: TRADING })).toHaveLength(1);
    expect((await post(house.app, 'land-bureau.drafter', 'deliveries/replay', { state: 'failed' })).status).toBe(403);
  });

  test('goes batch by batch: the cursor leads past what was refused', async () => {
    const { id } = await refusedItem(house);
    await house.app.pool.query(COPIES, [id, 60]);

    const first = await post(house.app, OFFICE, 'deliveries/replay', { state: 'failed' });
    expect([...first.body.replayed, ...first.body.refused]).toHaveLength(50);
    expect(first.body.more).toBe(true);
    const rest = await post(house.app, OFFICE, 'deliveries/replay', { state: 'failed', cursor: first.body.next });
    expect([rest.body.refused.length, rest.body.more]).toEqual([11 - rest.body.replayed.length, false]);
    expect(rest.body.refused[0].reason).toMatchObject([{ code: 'channel-not-owed', message: expect.any(String) }]);
    expect((await post(house.app, OFFICE, 'deliveries/replay', { state: 'failed', cursor: 'x' })).status).toBe(400);
  }, 60_000);
});

/** Dead letters of the same case to other places, each a moment later than the one before. */
const COPIES = `
INSERT INTO delivery (id, publication, number, case_id, unit, channel, operation, status, sequence, next_attempt_at, created_at, reported)
SELECT gen_random_uuid(), publication, number, case_id, unit, 'elsewhere-' || n, operation, 'failed', sequence, next_attempt_at,
  created_at + n * interval '1 second', true FROM delivery, generate_series(1, $2) n WHERE case_id = $1`;

describe('What waited for a person because its channel was not connected', () => {
  test('cannot be sent while it is not, and can once it is', async () => {
    const bare = await startApp();
    try {
      const id = await published(bare);
      await bare.drain();
      const [row] = await rowsOf(bare, id);
      expect(row).toMatchObject({ status: 'manual', channel: TRADING });
      expect((await post(bare, LAND, `deliveries/${row?.id ?? ''}/replay`)).body).toMatchObject({
        ...{ status: 409, code: 'channel-not-connected' },
      });
      const bulk = await post(bare, OFFICE, 'deliveries/replay', { state: 'manual' });
      expect(bulk.body).toMatchObject({ replayed: [], refused: [{ reason: [{ code: 'channel-not-connected' }] }] });
    } finally {
      await bare.stop();
    }
  });

  test('is sent by one request for all of them', async () => {
    const id = await published(house.app);
    await house.app.pool.query(`UPDATE delivery SET status = 'manual', reported = true WHERE case_id = $1`, [id]);
    expect((await post(house.app, OFFICE, 'deliveries/replay', { state: 'manual' })).body.replayed).toHaveLength(1);
    await house.app.drain();

    expect((await rowsOf(house.app, id)).map(({ status }) => status)).toEqual(['delivered', 'superseded']);
    expect(await statesOf(house.app, id)).toContain('syndication.settled');
  });
});

describe('The list of deliveries', () => {
  test('is newest first, fifty a page, and goes on where it ended', async () => {
    const { id } = await refusedItem(house);
    await house.app.pool.query(COPIES, [id, 60]);
    const page = async (query: string) => (await (await house.app.as(OFFICE)).get(`/api/v1/deliveries${query}`)).body;

    const first = await page('');
    const second = await page(`?cursor=${first.next}`);
    expect([first.deliveries.length, second.deliveries.length, second.next]).toEqual([50, 11, null]);
    const ids = new Set([...first.deliveries, ...second.deliveries].map((one: { id: string }) => one.id));
    expect(ids.size).toBe(61);
    const times = [...first.deliveries, ...second.deliveries].map((one: { createdAt: string }) => one.createdAt);
    expect(times).toEqual([...times].sort().reverse());
    expect((await page(`?channel=${TRADING}`)).deliveries).toHaveLength(1);
    expect((await page('?state=delivered')).deliveries).toEqual([]);
    for (const wrong of ['?state=lost', '?cursor=x', '?page=2'])
      expect((await (await house.app.as(OFFICE)).get(`/api/v1/deliveries${wrong}`)).status).toBe(400);
  });

  test('does not name an item that is closed to lists', async () => {
    const { id } = await refusedItem(house);
    await house.app.pool.query('UPDATE item SET quarantined = true WHERE id = $1', [id]);
    expect(await listed(OFFICE)).toMatchObject([{ item: id, title: '' }]);
  });
});
