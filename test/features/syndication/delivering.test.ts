import type { Pool } from 'pg';
import { Database } from '../../../src/platform/database.js';
import type { Channel } from '../../../src/domain/catalogue/channel.js';
import type { DeliverJob } from '../../../src/syndication/deliver-job.js';
import { DeliveryReader } from '../../../src/syndication/delivery-reader.js';
import { claimDue, LEASE_MS } from '../../../src/syndication/delivery-store.js';
import { DeliveryRows } from '../../../src/syndication/overseeing/delivery-rows.js';
import { DELIVERY_WAITS } from '../../../src/worker/back-off.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { ManualClock } from '../../support/manual-clock.js';
import { atBarrier } from './barrier.js';
import { newSecret, startOutside, type Arrival, type Outside } from './outside.js';
import { owe, publication } from './rows.js';
import { aChannel, aWorker, connectedTo } from './worker.js';

const NUMBER = '112308810000000017/2026-00001';

describe('A publication owed to an outside platform', () => {
  const secret = newSecret();
  let database: FreshDatabase;
  let pool: Pool;
  let outside: Outside;
  let clock: ManualClock;

  beforeEach(async () => {
    database = await freshDatabase();
    pool = database.pool();
    outside = await startOutside(secret);
    clock = ManualClock.ofTheMachine();
  });
  afterEach(async () => {
    await outside.close();
    await database.drop();
  });

  const worker = (said: Partial<Channel> = {}): DeliverJob =>
    aWorker(pool, clock, connectedTo(outside.url, secret, said));
  const deliveries = async (caseId: string) => await new DeliveryReader(new Database(pool)).of(caseId);

  test('arrives signed, whole and under the id of its delivery, and leaves a receipt', async () => {
    const published = await publication(pool, { number: NUMBER });
    const id = await owe(pool, published, 'publish', clock.now());

    await worker().run();

    const [arrival] = outside.arrivals;
    expect(arrival?.headers['webhook-id']).toBe(id);
    expect(arrival?.event).toMatchObject({
      id,
      type: 'publication.published',
      time: clock.now().toISOString(),
      data: {
        number: NUMBER,
        version: 1,
        title: '同江市2026年宗地出让公告',
        unit: { id: 'land-bureau', name: '同江市国土资源局', uscc: '112308810000000017' },
        formedOn: '2026-11-02',
        visibility: 'current',
        body: [{ id: 'parcel', value: 'TJ-2026-7' }],
        attachments: [
          {
            title: '宗地图',
            sha256: 'aa11',
            size: 7,
            url: `https://gongkai.example/files/aa11/${encodeURIComponent('宗地图.pdf')}`,
          },
        ],
        publicHash: 'cafe',
      },
    });
    expect(arrival?.event.data.url).toBe(`https://gongkai.example/open/${NUMBER}`);
    const [delivery] = await deliveries(published.caseId);
    expect(delivery).toMatchObject({
      status: 'delivered',
      attempts: 1,
      receipt: { status: 200, receiptId: 'R-1', receivedAt: clock.now().toISOString(), body: { receipt: 'R-1' } },
      history: [{ n: 1, httpStatus: 200, error: null }],
    });
  });

  test('is tried again after a breakdown, under the same id, and keeps a record of each attempt', async () => {
    const published = await publication(pool, { number: NUMBER });
    const id = await owe(pool, published, 'publish', clock.now());
    // A kept connection that breaks is tried at once on a new one: only when that breaks too has the attempt failed.
    outside.answers.push({ status: 503, body: '维护中' }, 'break', 'break');

    await worker().run();
    expect(await worker().run()).toBe(0);
    clock.advance(6_001);
    await worker().run();
    // The receiver compares times with its own clock: the row is made due instead of the time being moved by minutes.
    await pool.query('UPDATE delivery SET next_attempt_at = $1', [clock.now()]);
    await worker().run();

    expect(outside.arrivals.map((arrival) => arrival.headers['webhook-id'])).toEqual([id, id, id, id]);
    const [delivery] = await deliveries(published.caseId);
    expect(delivery?.status).toBe('delivered');
    expect(delivery?.lastError).toBeNull();
    expect(delivery?.history).toMatchObject([
      { n: 1, httpStatus: 503, response: '维护中', error: 'HTTP 503' },
      { n: 2, httpStatus: null, error: expect.stringContaining('socket hang up') as string },
      { n: 3, httpStatus: 200, error: null },
    ]);
  });

  test('waits as long as the platform asks for', async () => {
    const published = await publication(pool, { number: NUMBER });
    await owe(pool, published, 'publish', clock.now());
    outside.answers.push({ status: 429, headers: { 'retry-after': '120' } });

    await worker().run();
    clock.advance(119_000);
    expect(await worker().run()).toBe(0);
    clock.advance(1_000);
    expect(await worker().run()).toBe(1);
  });

  test('is never sent where a redirect points', async () => {
    const published = await publication(pool, { number: NUMBER });
    await owe(pool, published, 'publish', clock.now());
    outside.answers.push({ status: 307, headers: { location: outside.url } });

    await worker().run();

    expect(outside.arrivals).toHaveLength(1);
    expect((await deliveries(published.caseId))[0]).toMatchObject({ status: 'failed', lastError: 'HTTP 307' });
  });

  test('is not given up for the deaths of its workers: only an attempt that ended counts as one', async () => {
    const published = await publication(pool, { number: NUMBER });
    const owedFrom = clock.now().getTime() - 2 * DELIVERY_WAITS.length * LEASE_MS;
    await owe(pool, published, 'publish', new Date(owedFrom));
    for (let n = 0; n < 2 * DELIVERY_WAITS.length; n++)
      expect(await claimDue(pool, aChannel().id, 1, new Date(owedFrom + n * LEASE_MS))).toHaveLength(1);
    outside.answers.push({ status: 500 });

    await worker().run();
    expect((await deliveries(published.caseId))[0]).toMatchObject({ status: 'pending', lastError: 'HTTP 500' });

    await pool.query('UPDATE delivery SET next_attempt_at = $1', [clock.now()]);
    await worker().run();
    expect((await deliveries(published.caseId))[0]).toMatchObject({ status: 'delivered' });
  });

  test('is listed with the last answer there was, though a worker has taken it again and died', async () => {
    const published = await publication(pool, { number: NUMBER });
    await owe(pool, published, 'publish', clock.now());
    outside.answers.push({ status: 503 });
    await worker().run();
    const later = new Date(clock.now().getTime() + LEASE_MS);
    expect(await claimDue(pool, aChannel().id, 1, later)).toHaveLength(1);

    const filter = {
      statuses: ['pending'] as const,
      current: false,
      channel: null,
      since: null,
      after: null,
      limit: 5,
    };
    expect(await new DeliveryRows(new Database(pool)).list({ kind: 'all' }, filter)).toMatchObject([
      { attempts: 2, http_status: 503 },
    ]);
  });

  test('has failed after the last attempt, for people to see, and is then left alone', async () => {
    const published = await publication(pool, { number: NUMBER });
    await owe(pool, published, 'publish', clock.now());
    for (let n = 0; n <= DELIVERY_WAITS.length; n++) outside.answers.push({ status: 500 });

    // The receiver compares times with its own clock: the rows are made due instead of the time being moved by days.
    for (let n = 0; n <= DELIVERY_WAITS.length; n++) {
      await worker().run();
      await pool.query('UPDATE delivery SET next_attempt_at = $1', [clock.now()]);
      await pool.query('UPDATE channel_state SET failures = 0, open_until = NULL');
    }

    expect(await worker().run()).toBe(0);
    const [delivery] = await deliveries(published.caseId);
    expect(delivery).toMatchObject({
      status: 'failed',
      attempts: 12,
      lastError: 'HTTP 500',
      settledAt: clock.now().toISOString(),
    });
    expect(delivery?.history).toHaveLength(12);
  });

  test('goes to a person at once when the platform refuses it', async () => {
    const refused = await publication(pool, { number: NUMBER });
    await owe(pool, refused, 'publish', clock.now());
    outside.answers.push({ status: 422 });

    await worker().run();

    expect((await deliveries(refused.caseId))[0]).toMatchObject({
      status: 'failed',
      attempts: 1,
      lastError: 'HTTP 422',
    });
  });

  test('is overtaken by a newer version of itself, and holds back what else is newer of its case', async () => {
    const first = await publication(pool, { number: NUMBER });
    await owe(pool, first, 'publish', clock.now());
    outside.answers.push({ status: 500 });
    await worker().run();
    clock.advance(1_000);
    const notice = await publication(pool, { number: '112308810000000017/2026-00003', caseId: first.caseId });
    await owe(pool, notice, 'publish', clock.now());
    const other = await publication(pool, { number: '112308810000000017/2026-00002' });
    await owe(pool, other, 'publish', clock.now());
    expect(await worker().run()).toBe(1);
    const second = await publication(pool, { number: NUMBER, version: 2, caseId: first.caseId });
    await owe(pool, second, 'update', clock.now());
    clock.advance(6_000);
    while ((await worker().run()) > 0);

    expect(outside.arrivals.map(({ event }) => [event.data.number, event.data.version])).toEqual([
      [NUMBER, 1],
      ['112308810000000017/2026-00002', 1],
      ['112308810000000017/2026-00003', 1],
      [NUMBER, 2],
    ]);
    const states = (await deliveries(first.caseId)).map(({ status, version }) => [status, version]);
    expect(states).toContainEqual(['superseded', 1]);
  });

  test('goes to each channel by itself: a platform that is down does not hold back the other', async () => {
    const published = await publication(pool, { number: NUMBER });
    await owe(pool, published, 'publish', clock.now(), 'elsewhere');
    clock.advance(1);
    await owe(pool, published, 'update', clock.now());

    expect(await worker().run()).toBe(1);
    expect(outside.arrivals[0]?.event.type).toBe('publication.updated');
  });

  test('of which the worker died between post and record is sent again after the lease, under the same id', async () => {
    const published = await publication(pool, { number: NUMBER });
    const id = await owe(pool, published, 'publish', clock.now());
    const dying = worker();
    await database.ownerPool().query('ALTER TABLE delivery_attempt RENAME duration_ms TO gone');
    await expect(dying.run()).rejects.toThrow('could not be recorded');
    await database.ownerPool().query('ALTER TABLE delivery_attempt RENAME gone TO duration_ms');

    clock.advance(LEASE_MS - 1);
    expect(await worker().run()).toBe(0);
    clock.advance(1);
    expect(await worker().run()).toBe(1);

    expect(outside.arrivals.map((arrival) => arrival.headers['webhook-id'])).toEqual([id, id]);
    expect((await deliveries(published.caseId))[0]).toMatchObject({
      status: 'delivered',
      attempts: 2,
      history: [{ n: 2 }],
    });
  });

  test('is delivered once though several workers look at the same instant', async () => {
    for (let n = 1; n <= 40; n++) {
      const number = `112308810000000017/2026-${`${n}`.padStart(5, '0')}`;
      await owe(pool, await publication(pool, { number }), 'publish', clock.now());
    }
    const workers = Array.from({ length: 4 }, () => worker());

    await atBarrier(
      database.ownerPool(),
      'delivery',
      workers.map((each) => async () => await each.run()),
    );
    while ((await worker().run()) > 0);

    const ids = outside.arrivals.map((arrival) => arrival.event.id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  test('is left alone while the platform is down, asked about by one message at a time, and goes out at once when it is back', async () => {
    for (let n = 1; n <= 12; n++) {
      const number = `112308810000000017/2026-${`${n}`.padStart(5, '0')}`;
      await owe(pool, await publication(pool, { number }), 'publish', clock.now());
    }
    for (let n = 0; n < 9; n++) outside.answers.push({ status: 503 });

    expect(await worker({ limits: { atOnce: 8 } }).run()).toBe(8);
    expect(await worker().run()).toBe(0);
    clock.advance(5 * 60_000);
    expect(await worker().run()).toBe(1);
    expect(await worker().run()).toBe(0);
    clock.advance(10 * 60_000);
    outside.trusting = true;
    expect(await worker().run()).toBe(1);
    while ((await worker().run()) > 0);

    const { rows } = await pool.query<{ status: string; n: number }>(
      'SELECT status, count(*)::int AS n FROM delivery GROUP BY 1',
    );
    expect(rows).toEqual([{ status: 'delivered', n: 12 }]);
    expect((await pool.query('SELECT failures, open_until FROM channel_state')).rows).toEqual([
      { failures: 0, open_until: null },
    ]);
  });

  test('goes out no faster than the platform allows, and no more at once than it bears', async () => {
    for (let n = 1; n <= 9; n++) {
      const number = `112308810000000017/2026-${`${n}`.padStart(5, '0')}`;
      await owe(pool, await publication(pool, { number }), 'publish', clock.now());
    }
    const limits = { atOnce: 3, perMinute: 4 };

    expect([await worker({ limits }).run(), await worker({ limits }).run(), await worker({ limits }).run()]).toEqual([
      3, 1, 0,
    ]);
    clock.advance(30_000);
    expect(await worker({ limits }).run()).toBe(2);
  });

  test('stops with its channel when the platform is gone (410), is told to the office once, and is kept', async () => {
    for (const n of ['1', '2'])
      await owe(pool, await publication(pool, { number: `112308810000000017/2026-0000${n}` }), 'publish', clock.now());
    outside.answers.push({ status: 410 }, { status: 410 });

    await worker().run();
    clock.advance(60_000);
    expect(await worker().run()).toBe(0);

    const { rows } = await pool.query('SELECT status, last_error FROM delivery');
    expect(rows).toEqual([1, 2].map(() => ({ status: 'pending', last_error: 'HTTP 410' })));
    const told = await pool.query(
      "SELECT payload ->> 'notice' AS notice, payload #>> '{tasks,0,unit}' AS unit FROM outbox",
    );
    expect(told.rows).toEqual([{ notice: 'channel-gone', unit: 'government-office' }]);
    expect((await pool.query('SELECT pause_cause FROM channel_state')).rows).toEqual([{ pause_cause: 'gone' }]);
  });

  test('waits for a receipt that the platform sends afterwards, where it does so', async () => {
    const published = await publication(pool, { number: NUMBER });
    await owe(pool, published, 'publish', clock.now());
    outside.answers.push({ status: 202 });

    await worker({ receipts: 'later' }).run();

    expect((await deliveries(published.caseId))[0]).toMatchObject({ status: 'pending', attempts: 1, lastError: null });
    clock.advance(23 * 3_600_000);
    expect(await worker({ receipts: 'later' }).run()).toBe(0);
  });

  test('that waited for a person goes out by itself once its channel is connected', async () => {
    const published = await publication(pool, { number: NUMBER });
    await owe(pool, published, 'publish', clock.now());
    await pool.query("UPDATE delivery SET status = 'manual'");

    expect(await worker().run()).toBe(1);
    expect((await deliveries(published.caseId))[0]).toMatchObject({ status: 'delivered' });
  });

  test('goes out without content once it is held or taken down, though it waited since before', async () => {
    const held = await publication(pool, { number: NUMBER, visibility: 'held', notice: '正在核实' });
    await owe(pool, held, 'publish', clock.now());
    clock.advance(1);
    await owe(pool, held, 'hold', clock.now());

    while ((await worker().run()) > 0);

    expect(outside.arrivals.map(({ event }) => event.type)).toEqual(['publication.held']);
    const [{ event }] = outside.arrivals as [Arrival];
    const together = [NUMBER];
    expect(event.data).toEqual({
      ...{ number: NUMBER, version: 1, sequence: 2, visibility: 'held', notice: '正在核实', together },
    });
  });
});
