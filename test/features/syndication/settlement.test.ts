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
  test('breakdowns are retried after 5 s, 30 s, 2 min and so on up to 16 h, then no more', () => {
    const waits = Array.from({ length: 11 }, (_, n) => waitOf(settle(answer(503), n + 1, now, 0.5)));

    expect(waits).toEqual([...DELIVERY_WAITS, NaN]);
    expect(waits.slice(0, 3)).toEqual([5_000, 30_000, 120_000]);
    expect(settle(answer(503), 11, now, 0.5)).toEqual({ status: 'failed', error: 'HTTP 503' });
  });

  test('chance spreads a wait by a fifth either way', () => {
    expect(waitOf(settle(answer(500), 1, now, 0))).toBe(4_000);
    expect(waitOf(settle(answer(500), 1, now, 1))).toBe(6_000);
  });

  test.each([400, 401, 404, 409, 410, 422])('a refusal (%i) is asked again only after ten minutes', (status) => {
    expect(waitOf(settle(answer(status), 1, now, 0.5))).toBe(600_000);
  });

  test.each([408, 425, 429])('what may pass by waiting (%i) is asked again like a breakdown', (status) => {
    expect(waitOf(settle(answer(status), 1, now, 0.5))).toBe(5_000);
  });

  test('a platform may ask for a longer wait, in seconds or as a date, up to a day; it cannot shorten one', () => {
    expect(waitOf(settle(answer(503, '', '60'), 1, now, 0.5))).toBe(60_000);
    expect(waitOf(settle(answer(503, '', 'Mon, 23 Nov 2026 10:03:00 GMT'), 1, now, 0.5))).toBe(180_000);
    expect(waitOf(settle(answer(503, '', '999999999'), 1, now, 0.5))).toBe(24 * 3_600_000);
    expect(waitOf(settle(answer(503, '', '1'), 3, now, 0.5))).toBe(120_000);
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
