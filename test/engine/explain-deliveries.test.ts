import type { Pool } from 'pg';
import { figuresText } from '../../src/syndication/overseeing/channel-figures.js';
import {
  deliveriesStatement,
  STATUSES,
  type DeliveryFilter,
} from '../../src/syndication/overseeing/deliveries-statement.js';
import { comparisonsStatement } from '../../src/syndication/reconciling/comparisons.js';
import { differencesStatement } from '../../src/syndication/reconciling/differences-statement.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { carriedOut, type Asked } from '../support/plans.js';

jest.setTimeout(180_000);

const ROWS = 40_000;
const CHANNELS = Array.from({ length: 8 }, (_, nth) => `channel-${String(nth)}`);
const NOW = new Date('2026-11-24T04:00:00Z');
const PAGE = 51;
const MIDDLE = ['2026-11-10T00:00:00.000000Z', '00000000-0000-4000-8000-000000000000'] as const;

let database: FreshDatabase;
let owner: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  owner = database.ownerPool(1);
  for (const text of FILL) await owner.query(text, text.includes('$1') ? [ROWS, NOW] : []);
  await owner.query('ANALYZE');
});
afterAll(async () => {
  await database.drop();
});

/** A delivery every two minutes, all but a few delivered long ago: as on any day after two months. */
const FILL = [
  `INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, published_at, public_hash)
   SELECT md5('p' || n)::uuid, 'U/' || n, 1, md5('c' || n)::uuid, 'e', 'land', 'unit-' || n % 20, 'u', 't', 's', '[]', '[]', $2::timestamptz, ''
   FROM generate_series(1, $1::int) n`,
  `INSERT INTO delivery (id, publication, number, case_id, unit, channel, operation, status, attempts, sequence, next_attempt_at, created_at, settled_at, receipt)
   SELECT md5('d' || n)::uuid, md5('p' || n)::uuid, 'U/' || n, md5('c' || n)::uuid, 'unit-' || n % 20, 'channel-' || n % 8, 'publish',
     CASE WHEN n % 2000 = 0 THEN 'failed' WHEN n % 2000 = 1 THEN 'manual' WHEN n % 2000 = 2 THEN 'pending' WHEN n % 50 = 3 THEN 'superseded' ELSE 'delivered' END,
     1, 1, at, at, CASE WHEN n % 2000 IN (1, 2) THEN NULL ELSE at + interval '2 seconds' END, CASE WHEN n % 2000 > 2 THEN '{"receiptId": "R"}'::jsonb END
   FROM (SELECT n, $2::timestamptz - n * interval '2 minutes' AS at FROM generate_series(1, $1::int) n) g`,
  `INSERT INTO delivery_attempt (delivery, channel, n, at, http_status, duration_ms)
   SELECT id, channel, 1, created_at, 200, 20 FROM delivery`,
  `UPDATE delivery SET channel = 'rare' WHERE number IN ('U/30001', 'U/30003')`,
  // A platform lost nearly everything it had, the others a little.
  `INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, visibility, changed_at, published_at, search)
   SELECT number, id, case_id, entry, domain, unit, 'current', published_at, published_at, '' FROM publication`,
  `INSERT INTO channel_difference (channel, number, kind, ours, delivery, found_at, unit)
   SELECT CASE WHEN right(number, 1) = '7' THEN channel ELSE 'channel-0' END, number, 'missing', sequence, id, settled_at, unit
   FROM delivery WHERE settled_at IS NOT NULL`,
  `INSERT INTO reconciliation (channel, started_at) SELECT 'channel-' || n, now() FROM generate_series(0, 7) n`,
  'VACUUM ANALYZE delivery, delivery_attempt, publication_state, channel_difference',
];

/** Whichever way PostgreSQL plans a statement with a name, it goes by these indexes and touches about what it answers. */
async function goesBy(indexes: readonly string[], asked: Asked, most: number): Promise<void> {
  const { custom, generic } = await carriedOut(owner, asked);
  for (const carried of asked.name === undefined ? [custom] : [custom, generic]) {
    const whole = carried.sequential.filter((table) => /^delivery|^publication|^channel_difference$/.test(table));
    expect({ ...carried, sequential: whole }).toMatchObject({
      indexes: expect.arrayContaining([...indexes]),
      sequential: [],
    });
    expect(carried.touched).toBeLessThanOrEqual(most);
  }
}

/** 720 deliveries were settled within the last day, ninety of each channel. */
test.each([false, true])(
  'the last day of every channel is read from its indexes, of some units only: %s',
  async (ofUnits) => {
    const values = [CHANNELS, new Date(NOW.getTime() - 86_400_000), ...(ofUnits ? [['unit-1', 'unit-2']] : [])];
    await goesBy(
      ['delivery_attempt_of_day', 'delivery_settled', 'delivery_by_channel'],
      { name: 'figures', text: figuresText(ofUnits), values },
      1_000,
    );
  },
);

describe('a page of deliveries is read from its index, the first and one in the middle', () => {
  const all: DeliveryFilter = {
    ...{ statuses: STATUSES, current: false, channel: null, since: null, after: null, limit: PAGE },
  };
  const units = { kind: 'units', units: ['unit-1', 'unit-2', 'unit-3'] } as const;

  test.each<[string, Partial<DeliveryFilter>, 'all' | 'units', string, number]>([
    ['of the whole city', {}, 'all', 'delivery_by_status', PAGE * 5],
    ['of a channel', { channel: 'rare' }, 'all', 'delivery_by_channel', PAGE * 5],
    [
      'that waits for a person',
      { statuses: ['manual', 'failed'], current: true },
      'all',
      'delivery_by_status',
      PAGE * 2,
    ],
    ['of some units', {}, 'units', 'delivery_by_unit', PAGE * 15],
    [
      'of some units that waits',
      { statuses: ['manual', 'failed'], current: true },
      'units',
      'delivery_by_unit',
      PAGE * 6,
    ],
  ])('%s', async (_, change, kind, index, most) => {
    const scope = kind === 'all' ? ({ kind } as const) : units;
    for (const after of [null, MIDDLE])
      await goesBy([index], deliveriesStatement(scope, { ...all, ...change, after }), most);
  });
});

describe('a page of differences is read from its index, the first and one in the middle', () => {
  test.each([
    ['of a channel', { kind: 'all' }, 'channel_difference_pkey', PAGE * 2],
    ['of some units', { kind: 'units', units: ['unit-1', 'unit-2'] }, 'channel_difference_of_unit', PAGE * 3],
  ] as const)('%s', async (_, scope, index, most) => {
    for (const after of ['', 'U/25000'])
      await goesBy(
        [index, 'delivery_by_case'],
        differencesStatement(scope, { channel: 'channel-0', after, limit: PAGE }),
        most,
      );
  });

  test('how many there are of some units is counted in their index', async () => {
    const asked = comparisonsStatement(CHANNELS, { kind: 'units', units: ['unit-1', 'unit-2'] });
    await goesBy(['channel_difference_of_unit'], asked, ROWS / 10);
  });
});
