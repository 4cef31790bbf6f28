import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../support/app.js';
import { toLoopback } from '../../support/channels.js';
import { ManualClock } from '../../support/manual-clock.js';
import { published } from '../../support/way.js';
import { newSecret, startOutside, type Outside } from './outside.js';

export const TRADING = 'trading-platform-hlj';
export const LAND = 'land-bureau.publisher';
export const OFFICE = 'office.officer';

/** An application whose trading platform is a real receiver on this machine. */
export interface House {
  readonly app: TestApp;
  readonly outside: Outside;
  stop(): Promise<void>;
}

export async function startHouse(more: Record<string, string> = {}): Promise<House> {
  const secret = newSecret();
  const outside = await startOutside(secret);
  const channel = toLoopback('TRADING_PLATFORM_HLJ', outside.url, secret);
  const app = await startApp({ ...channel, ...more }, ManualClock.ofTheMachine());
  return {
    ...{ app, outside },
    stop: async () => {
      await app.stop();
      await outside.close();
    },
  };
}

export interface Row {
  readonly id: string;
  readonly channel: string;
  readonly status: string;
  readonly operation: string;
  readonly sequence: number;
}

/** An item whose first delivery the platform refuses: a dead letter that waits for a person. */
export async function refusedItem({ app, outside }: House, change: object = {}): Promise<{ id: string; row: Row }> {
  const id = await published(app, change);
  outside.answers.push({ status: 422, body: '{"error":"宗地编号重复"}' });
  await app.drain();
  const [row] = await rowsOf(app, id);
  if (row?.status !== 'failed') throw new Error(`the delivery did not fail: ${JSON.stringify(row)}`);
  return { id, row };
}

export async function rowsOf(app: TestApp, item: string, account = 'land-bureau.drafter'): Promise<Row[]> {
  const answer = await (await app.as(account)).get(`/api/v1/items/${item}/deliveries`);
  if (answer.status !== 200) throw new Error(answer.text);
  return (answer.body as { deliveries: Row[] }).deliveries;
}

/** A changing call with a key of its own. */
export async function post(app: TestApp, account: string, path: string, body: object = {}, key: string = randomUUID()) {
  return await (await app.as(account)).send('post', `/api/v1/${path}`, body).set('idempotency-key', key);
}

export async function channelOf(app: TestApp, account = OFFICE, id = TRADING) {
  const answer = await (await app.as(account)).get('/api/v1/channels');
  return (answer.body as { channels: { id: string }[] }).channels.find((one) => one.id === id);
}

export const statesOf = async (app: TestApp, item: string): Promise<string[]> =>
  (await (await app.as('land-bureau.drafter')).item(item)).states;

/** The acts of a chain on the trail, oldest first, with what is kept of each. */
export async function actsOf(app: TestApp, subject: string) {
  const { rows } = await app.pool.query<{ action: string; actor: string; detail: object; content: object | null }>(
    `SELECT e.action, e.actor, e.detail, c.content FROM audit_entry e LEFT JOIN audit_content c ON c.entry = e.id
     WHERE e.subject = $1 ORDER BY e.seq`,
    [subject],
  );
  return rows;
}
