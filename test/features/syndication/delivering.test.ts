import type { Pool } from 'pg';
import type { Jurisdiction, Unit } from '../../../src/domain/catalogue/jurisdiction.js';
import { Database } from '../../../src/platform/database.js';
import { DeliverJob } from '../../../src/syndication/deliver-job.js';
import { DeliveryReader } from '../../../src/syndication/delivery-reader.js';
import { LEASE_MS } from '../../../src/syndication/delivery-store.js';
import { DeliverySurroundings } from '../../../src/syndication/surroundings.js';
import { Addresses } from '../../../src/worker/addresses.js';
import { DELIVERY_WAITS } from '../../../src/worker/back-off.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { ManualClock } from '../../support/manual-clock.js';
import { atBarrier } from './barrier.js';
import { newSecret, startOutside, type Outside } from './outside.js';
import { owe, publication } from './rows.js';

const LONGEST_WAIT_MS = 1.2 * Math.max(...DELIVERY_WAITS);
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
    clock = new ManualClock();
  });
  afterEach(async () => {
    await outside.close();
    await database.drop();
  });

  const worker = (): DeliverJob => {
    const unit = { name: { zh: '同江市国土资源局', en: 'Land bureau' }, uscc: '112308810000000017' } as Unit;
    const jurisdiction: Pick<Jurisdiction, 'units'> = { units: new Map([['land-bureau', unit]]) };
    const addresses = new Addresses({ base: 'https://gongkai.example' });
    const around = new DeliverySurroundings(new Database(pool), clock, addresses, jurisdiction);
    return new DeliverJob({ id: 'province', url: outside.url, secret }, around);
  };
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
      timestamp: clock.now().toISOString(),
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
    outside.answers.push({ status: 503, body: '维护中' }, 'break');

    await worker().run();
    expect(await worker().run()).toBe(0);
    clock.advance(6_001);
    await worker().run();
    clock.advance(36_001);
    await worker().run();

    expect(outside.arrivals.map((arrival) => arrival.headers['webhook-id'])).toEqual([id, id, id]);
    const [delivery] = await deliveries(published.caseId);
    expect(delivery?.status).toBe('delivered');
    expect(delivery?.lastError).toBeNull();
    expect(delivery?.history).toMatchObject([
      { n: 1, httpStatus: 503, response: '维护中', error: 'HTTP 503' },
      { n: 2, httpStatus: null, error: expect.stringContaining('fetch failed') as string },
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
    expect((await deliveries(published.caseId))[0]).toMatchObject({ status: 'pending', lastError: 'HTTP 307' });
  });

  test('has failed after the last attempt, for people to see, and is then left alone', async () => {
    const published = await publication(pool, { number: NUMBER });
    await owe(pool, published, 'publish', clock.now());
    for (let n = 0; n <= DELIVERY_WAITS.length; n++) outside.answers.push({ status: 500 });

    // The receiver compares times with its own clock: the rows are made due instead of the time being moved by days.
    for (let n = 0; n <= DELIVERY_WAITS.length; n++) {
      await worker().run();
      await pool.query('UPDATE delivery SET next_attempt_at = $1', [clock.now()]);
    }

    expect(await worker().run()).toBe(0);
    const [delivery] = await deliveries(published.caseId);
    expect(delivery).toMatchObject({
      status: 'failed',
      attempts: 11,
      lastError: 'HTTP 500',
      settledAt: clock.now().toISOString(),
    });
    expect(delivery?.history).toHaveLength(11);
  });

  test('is asked about less often when the platform refuses it than when it breaks down', async () => {
    const refused = await publication(pool, { number: NUMBER });
    await owe(pool, refused, 'publish', clock.now());
    outside.answers.push({ status: 422 });

    await worker().run();

    const wait = Date.parse((await deliveries(refused.caseId))[0]!.nextAttemptAt!) - clock.now().getTime();
    expect(wait).toBeGreaterThanOrEqual(8 * 60_000);
    expect(wait).toBeLessThanOrEqual(LONGEST_WAIT_MS);
  });

  test('that waits for its next attempt holds back what is newer of its case, and nothing else', async () => {
    const first = await publication(pool, { number: NUMBER });
    await owe(pool, first, 'publish', clock.now());
    outside.answers.push({ status: 500 });
    await worker().run();
    clock.advance(1_000);
    const second = await publication(pool, { number: NUMBER, version: 2, caseId: first.caseId });
    await owe(pool, second, 'update', clock.now());
    const other = await publication(pool, { number: '112308810000000017/2026-00002' });
    await owe(pool, other, 'publish', clock.now());

    await worker().run();
    clock.advance(6_000);
    await worker().run();
    await worker().run();

    expect(outside.arrivals.map(({ event }) => [event.type, event.data.number, event.data.version])).toEqual([
      ['publication.published', NUMBER, 1],
      ['publication.published', '112308810000000017/2026-00002', 1],
      ['publication.published', NUMBER, 1],
      ['publication.updated', NUMBER, 2],
    ]);
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
    await database.ownerPool().query('ALTER TABLE delivery_attempt RENAME TO delivery_attempt_gone');
    await expect(dying.run()).rejects.toThrow('could not be recorded');
    await database.ownerPool().query('ALTER TABLE delivery_attempt_gone RENAME TO delivery_attempt');

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

  test('goes out without content once it is held or taken down, though it waited since before', async () => {
    const held = await publication(pool, { number: NUMBER, visibility: 'held', notice: '正在核实' });
    await owe(pool, held, 'publish', clock.now());
    clock.advance(1);
    await owe(pool, held, 'hold', clock.now());

    await worker().run();
    await worker().run();

    expect(outside.arrivals.map(({ event }) => event.type)).toEqual(['publication.held', 'publication.held']);
    for (const { event } of outside.arrivals) {
      const together = [NUMBER];
      expect(event.data).toEqual({ number: NUMBER, version: 1, visibility: 'held', notice: '正在核实', together });
    }
  });
});
