import type { Pool } from 'pg';
import { ReconcileJob } from '../../../src/syndication/reconciling/reconcile-job.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { ManualClock } from '../../support/manual-clock.js';
import { newSecret, startOutside, type Outside } from './outside.js';
import { owe, publication, type PublicationRow } from './rows.js';
import { connectedTo, surroundings } from './worker.js';

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

const numbered = (n: number): string => `112308810000000017/2026-0000${String(n)}`;

/** A publication whose newest delivery the platform has, under the sequence 1. */
async function held(n: number, visibility = 'current'): Promise<PublicationRow> {
  const row = await publication(pool, { number: numbered(n), visibility });
  const id = await owe(pool, row, 'publish', clock.now());
  await pool.query(`UPDATE delivery SET status = 'delivered', settled_at = $2 WHERE id = $1`, [id, clock.now()]);
  return row;
}

/** Compares with what the platform says in answer to each question. */
async function compared(...pages: { holdings: object[]; next: string | null }[]): Promise<void> {
  clock.advance(1_000);
  for (const page of pages) outside.answers.push({ status: 200, body: JSON.stringify(page) });
  const to = connectedTo(outside.url, secret, { holdings: true });
  expect(await new ReconcileJob(to, surroundings(pool, clock)).reconcile(clock.now())).toBe(true);
}

const kinds = async (): Promise<Record<string, string>> => {
  const { rows } = await pool.query<{ number: string; kind: string }>('SELECT number, kind FROM channel_difference');
  return Object.fromEntries(rows.map(({ number, kind }) => [number, kind]));
};
const ended = async () => (await pool.query('SELECT held, expected, error FROM reconciliation')).rows[0];
const says = (n: number, sequence = 1, shown = true) => ({ number: numbered(n), sequence, shown });

test('every way of differing has its name, and what is the same has none', async () => {
  for (const n of [1, 2, 3, 4, 5]) await held(n, n === 5 ? 'held' : 'current');
  const holdings = [says(1), says(2, 0), says(3, 2), says(4, 1, false), says(5), says(6)];
  await compared({ holdings, next: null });
  const found = { [numbered(2)]: 'older', [numbered(3)]: 'newer', [numbered(4)]: 'hidden', [numbered(5)]: 'shown' };
  expect(await kinds()).toEqual({ ...found, [numbered(6)]: 'unknown' });
  expect(await ended()).toEqual({ held: 6, expected: 5, error: null });

  await compared({ holdings: [says(2), says(3), says(4), says(5, 1, false)], next: null });
  expect(await kinds()).toEqual({ [numbered(1)]: 'missing' });
});

test('a list of several pages is asked for page by page, and what is missing at a seam is found', async () => {
  for (const n of [1, 2, 3, 4]) await held(n);
  await compared({ holdings: [says(1), says(2)], next: numbered(2) }, { holdings: [says(4)], next: null });
  expect(outside.arrivals.map(({ event }) => event.data.after)).toEqual(['', numbered(2)]);
  expect(await kinds()).toEqual({ [numbered(3)]: 'missing' });
});

test('what still waits to be sent is no difference', async () => {
  const [lost, ahead] = [await held(1), await held(2)];
  for (const each of [lost, ahead]) await owe(pool, each, 'resend', clock.now());
  await compared({ holdings: [says(2, 2)], next: null });
  expect(await kinds()).toEqual({});
});

test.each([
  ['a number before the page', { holdings: [says(1)], next: null }],
  ['a number beyond the page', { holdings: [says(4)], next: numbered(3) }],
])('a list with %s is out of order: no answer, and nothing is called missing for it', async (_, second) => {
  for (const n of [1, 2, 3, 4]) await held(n);
  await compared({ holdings: [says(1), says(2)], next: numbered(2) }, second);
  expect(await ended()).toMatchObject({ error: 'the list of holdings is not in order' });
  expect(await kinds()).toEqual({});
});

test('a platform is asked once a day, by one worker, and only after it was sent something', async () => {
  const job = () => new ReconcileJob(connectedTo(outside.url, secret, { holdings: true }), surroundings(pool, clock));
  expect(await job().reconcile(clock.now())).toBe(false);
  await held(1);
  clock.advance(1_000);
  const since = clock.now();
  const turns = await Promise.all([job().reconcile(since), job().reconcile(since), job().reconcile(since)]);
  expect(turns.filter(Boolean)).toHaveLength(1);
  expect(outside.arrivals).toHaveLength(1);
});
