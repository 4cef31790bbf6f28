import type { Pool } from 'pg';
import { settle, type Settlement } from '../../../src/syndication/settlement.js';
import { DELIVERY_WAITS, retryAfterMs, retryAt } from '../../../src/worker/back-off.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';

const now = new Date('2026-11-23T10:00:00Z');
const answer = (status: number, body = '', retryAfter: string | null = null) =>
  ({ kind: 'answer', status, body, retryAfter }) as const;
const waitOf = (settlement: Settlement): number =>
  settlement.status === 'pending' ? settlement.nextAttemptAt.getTime() - now.getTime() : NaN;

describe('What follows from an answer', () => {
  test('breakdowns are retried after 5 s, 5 min, 30 min, 2 h, 5 h, then every 10 h up to three days', () => {
    const waits = Array.from({ length: 12 }, (_, n) => waitOf(settle(answer(503), n + 1, now, 0.5)));

    expect(waits).toEqual([...DELIVERY_WAITS, NaN]);
    expect(waits.slice(0, 6)).toEqual([5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000]);
    expect(DELIVERY_WAITS.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(3 * 24 * 3_600_000);
    expect(settle(answer(503), 12, now, 0.5)).toEqual({ status: 'failed', error: 'HTTP 503' });
  });

  test('chance spreads a wait by a fifth either way', () => {
    expect(waitOf(settle(answer(500), 1, now, 0))).toBe(4_000);
    expect(waitOf(settle(answer(500), 1, now, 1))).toBe(6_000);
  });

  test.each([301, 307, 400, 401, 404, 422])('a redirect or a refusal (%i) goes to a person at once', (status) => {
    expect(settle(answer(status), 1, now, 0.5)).toEqual({ status: 'failed', error: `HTTP ${status}` });
  });

  test('what the platform says is older than or equal to what it has counts as delivered (409)', () => {
    expect(settle(answer(409, '{"receipt":"R-9"}'), 1, now, 0.5)).toMatchObject({
      status: 'delivered',
      receipt: { status: 409, receiptId: 'R-9' },
    });
  });

  test('what a platform that is gone was owed stays owed (410)', () => {
    expect(settle(answer(410), 1, now, 0.5)).toMatchObject({ status: 'pending' });
  });

  test.each([408, 425, 429])('what may pass by waiting (%i) is asked again like a breakdown', (status) => {
    expect(waitOf(settle(answer(status), 1, now, 0.5))).toBe(5_000);
  });

  test('a platform may ask for a longer wait, in seconds or as a date, up to a day; it cannot shorten one', () => {
    expect(waitOf(settle(answer(503, '', '60'), 1, now, 0.5))).toBe(60_000);
    expect(waitOf(settle(answer(503, '', 'Mon, 23 Nov 2026 10:03:00 GMT'), 1, now, 0.5))).toBe(180_000);
    expect(waitOf(settle(answer(503, '', '999999999'), 1, now, 0.5))).toBe(24 * 3_600_000);
    expect(waitOf(settle(answer(503, '', '1'), 3, now, 0.5))).toBe(1_800_000);
    expect(retryAfterMs('soon', now)).toBeNull();
    expect(retryAt([], { attempt: 1, now, random: 0 })).toBeNull();
  });

  test('the receipt number is taken from the answer, whichever of the usual names it has', () => {
    const receiptId = (body: string) => {
      const settlement = settle(answer(200, body), 1, now, 0);
      return settlement.status === 'delivered' ? settlement.receipt.receiptId : undefined;
    };
    expect(receiptId('{"receipt":"R-1","id":"2"}')).toBe('R-1');
    expect(receiptId('{"id":7}')).toBe('7');
    expect(receiptId('已收到')).toBeNull();
  });
});

describe('Whatever a platform answers', () => {
  let database: FreshDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    pool = database.pool(1);
  });
  afterAll(async () => {
    await database.drop();
  });

  test.each([
    ['a NUL escape', String.raw`{"receipt":"a\u0000b"}`],
    ['half a surrogate pair', String.raw`{"receipt":"\ud83d"}`],
    ['a key nobody expects', '{"__proto__":{"receipt":1}}'],
    ['nesting without end', '['.repeat(4_000)],
    ['nesting as deep as is kept', '['.repeat(1_990) + ']'.repeat(1_990)],
    ['more than is kept', 'x'.repeat(100_000)],
  ])('%s can be kept', async (_, body) => {
    const settlement = settle(answer(200, body), 1, now, 0);
    await pool.query('SELECT $1::jsonb', [JSON.stringify(settlement)]);
    expect(JSON.stringify(settlement).length).toBeLessThan(10_000);
  });
});
