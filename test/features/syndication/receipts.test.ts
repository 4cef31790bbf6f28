import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { toLoopback } from '../../support/channels.js';
import { tongjiangWhere } from '../../support/jurisdictions/changed.js';
import { must, published } from '../../support/way.js';
import { Desk } from '../workbench/desk.js';
import { LAND, OFFICE, rowsOf, statesOf, TRADING } from './house.js';
import { newSecret, startOutside, type Outside } from './outside.js';

const secret = newSecret();
let outside: Outside;
let app: TestApp;
beforeEach(async () => {
  outside = await startOutside(secret);
  const JURISDICTION = tongjiangWhere(TRADING, { receipts: 'later' });
  const channel = toLoopback('TRADING_PLATFORM_HLJ', outside.url, secret);
  app = await startApp({ ...channel, JURISDICTION }, ManualClock.ofTheMachine());
});
afterEach(async () => {
  await app.stop();
  await outside.close();
});

/** A publication that the platform has taken and not judged yet; the ids of the item and of the message. */
async function taken(): Promise<{ item: string; delivery: string }> {
  const item = await published(app);
  await app.drain();
  return { item, delivery: String(outside.arrivals.at(-1)?.headers['webhook-id']) };
}

/** The platform says what became of a message. */
async function said(receipt: object, { key = secret, at = app.clock.now(), channel = TRADING } = {}) {
  const [id, body] = [randomUUID(), JSON.stringify(receipt)];
  const answer = await fetch(`${app.url}/api/v1/channels/${channel}/receipts`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'webhook-id': id },
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(key).sign(id, at, body),
    },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as { taken?: string; code?: string } };
}

const SETTLED = { status: 200, body: { taken: 'settled' } };
const KNOWN = { status: 200, body: { taken: 'known' } };

describe('A platform that takes a message first and judges it later', () => {
  test('has not received it before it says so: its signed receipt settles the item', async () => {
    const { item, delivery } = await taken();
    expect(await rowsOf(app, item)).toMatchObject([{ id: delivery, status: 'pending', receipt: null }]);
    expect(await statesOf(app, item)).toContain('syndication.delivering');

    expect(await said({ delivery, outcome: 'accepted', receipt: 'HLJ-7' })).toEqual(SETTLED);
    await app.drain();
    expect(await rowsOf(app, item)).toMatchObject([{ status: 'delivered', receipt: { receiptId: 'HLJ-7' } }]);
    expect(await statesOf(app, item)).toContain('syndication.settled');
    expect((await Desk.at(app, LAND).page(`/workbench/items/${item}/deliveries`)).text).toContain('回执号 HLJ-7');
  });

  test('that rejects it leaves it to a person, who reads the reason', async () => {
    const { item, delivery } = await taken();
    expect(await said({ delivery, outcome: 'rejected', reason: '缺少统一交易标识码' })).toEqual(SETTLED);
    await app.drain();
    expect(await rowsOf(app, item)).toMatchObject([{ status: 'failed', lastError: '缺少统一交易标识码' }]);
    expect(await statesOf(app, item)).toContain('syndication.attention');
    expect((await Desk.at(app, LAND).page('/syndication')).text).toContain('平台收下后退回：缺少统一交易标识码');
  });

  test('is asked again under the same id when it says nothing for a day', async () => {
    const { item, delivery } = await taken();
    outside.trusting = true;
    app.clock.advance(25 * 3_600_000);
    await app.drain();
    expect(outside.arrivals.map(({ headers }) => headers['webhook-id'])).toEqual([delivery, delivery]);
    expect(await rowsOf(app, item)).toMatchObject([{ status: 'pending', attempts: 2 }]);
  });
});

describe('A receipt by call', () => {
  test('with another key, of another time or without a signature changes nothing', async () => {
    const { item, delivery } = await taken();
    const receipt = { delivery, outcome: 'accepted' };
    const refused = async (change: object) => {
      const { status, body } = await said(receipt, change);
      return [status, body.code];
    };
    expect(await refused({ key: newSecret() })).toEqual([401, 'signature-invalid']);
    expect(await refused({ at: new Date(app.clock.now().getTime() - 6 * 60_000) })).toEqual([
      401,
      'timestamp-out-of-range',
    ]);
    expect(await refused({ channel: 'credit-jiamusi' })).toEqual([401, 'signature-invalid']);
    expect(await refused({ channel: 'nowhere' })).toEqual([401, 'signature-invalid']);
    const bare = await fetch(`${app.url}/api/v1/channels/${TRADING}/receipts`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(receipt) },
    });
    expect(bare.status).toBe(401);
    expect(await rowsOf(app, item)).toMatchObject([{ status: 'pending', receipt: null }]);
  });

  test('for a message that was never sent is not found, and one of another shape is refused', async () => {
    await taken();
    expect((await said({ delivery: randomUUID(), outcome: 'accepted' })).status).toBe(404);
    expect((await said({ delivery: 'R-1', outcome: 'accepted' })).status).toBe(400);
    expect((await said({ delivery: randomUUID(), outcome: 'perhaps' })).status).toBe(400);
  });

  test('said twice, or otherwise the second time, leaves what was settled', async () => {
    const { item, delivery } = await taken();
    const accepted = { delivery, outcome: 'accepted', receipt: 'HLJ-7' };
    expect(await said(accepted)).toEqual(SETTLED);
    expect(await said(accepted)).toEqual(KNOWN);
    expect(await said({ delivery, outcome: 'rejected', reason: '重复' })).toEqual(KNOWN);
    await app.drain();
    expect(await rowsOf(app, item)).toMatchObject([{ status: 'delivered', receipt: { receiptId: 'HLJ-7' } }]);
    const { rows } = await app.pool.query(`SELECT FROM audit_entry WHERE subject = $1 AND action = 'DELIVERED'`, [
      item,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('that comes at the same moment ten times settles once', async () => {
    const { delivery } = await taken();
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => await said({ delivery, outcome: 'accepted' })),
    );
    expect(answers.filter(({ body }) => body.taken === 'settled')).toHaveLength(1);
    expect(answers.filter(({ body }) => body.taken === 'known')).toHaveLength(9);
  });

  test('of what was overtaken meanwhile does not settle what came after it', async () => {
    const { item, delivery: first } = await taken();
    await must(app, item, OFFICE, 'HOLD', { comment: '先行核实' });
    await app.drain();
    const second = String(outside.arrivals.at(-1)?.headers['webhook-id']);
    expect(second).not.toBe(first);

    expect(await said({ delivery: first, outcome: 'accepted', receipt: 'HLJ-1' })).toEqual(KNOWN);
    await app.drain();
    expect(await rowsOf(app, item)).toMatchObject([
      { id: second, status: 'pending' },
      { id: first, status: 'superseded', receipt: null },
    ]);
    expect(await said({ delivery: second, outcome: 'accepted', receipt: 'HLJ-2' })).toEqual(SETTLED);
    await app.drain();
    expect(await statesOf(app, item)).toContain('syndication.settled');
  });
});
