import { generateKeyPairSync } from 'node:crypto';
import { Sequencer } from '../src/audit/sequencer.js';
import { TaskClaims } from '../src/engine/task-claims.js';
import { InboxQueries } from '../src/inbox/inbox-queries.js';
import { SystemClock } from '../src/platform/clock.js';
import { ListReader, type ListFilter } from '../src/portal/reading/list-reader.js';
import { must, preparedItem } from './cycle.js';
import type { House } from './house.js';
import { quantile, series, type Round } from './rounds.js';
import { fillTasks, fillWindow } from './volume.js';

/** One line of the second table. */
export interface Measured {
  readonly what: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const line = (what: string, { perSecond, latencies }: Pick<Round, 'perSecond' | 'latencies'>): Measured => ({
  what,
  perSecond,
  p50: quantile(latencies, 0.5),
  p99: quantile(latencies, 0.99),
});

/** Taking a task on and putting it back, one after the other. */
export async function measureClaims(house: House, count: number): Promise<Measured> {
  const drafter = house.person('land-bureau.drafter');
  const claims = house.get(TaskClaims);
  const { id } = await preparedItem(house);
  const { rows } = await house.owner.query<{ id: string }>(
    `SELECT id FROM task WHERE case_id = $1 AND status = 'open'`,
    [id],
  );
  const task = rows[0]!.id;
  const take = async (nth: number) => {
    must(await (nth % 2 === 0 ? claims.claim(drafter, task) : claims.release(drafter, task)));
  };
  await series(count / 2, take);
  return line('claim or release a task', await series(count, take));
}

/** Everything the actions before have left unsealed, batch by batch. */
export async function measureSealing(house: House): Promise<Measured> {
  const sequencer = new Sequencer(house.pool, new SystemClock(), generateKeyPairSync('ed25519').privateKey);
  const latencies: number[] = [];
  const start = performance.now();
  let sealed = 0;
  for (let batch = -1; batch !== 0; sealed += batch) {
    const from = performance.now();
    batch = await sequencer.seal();
    if (batch > 0) latencies.push(performance.now() - from);
  }
  const perSecond = (sealed * 1000) / (performance.now() - start);
  return line(`seal ${String(sealed)} audit entries (latency of a batch)`, { perSecond, latencies });
}

/** A reviewer's to-do list, first page and one further on, with so many open tasks in the house. */
export async function measureInbox(house: House, tasks: number, count: number): Promise<Measured[]> {
  await fillTasks(house.owner, UNITS, tasks);
  const inbox = house.get(InboxQueries);
  const reviewer = { ...house.person('land-bureau.reviewer'), everything: false };
  const all = { q: null, entry: null, unit: null, step: null, olderThan: null, after: null, limit: 51 };
  const page = async (filter: typeof all | (Omit<typeof all, 'after'> & { after: readonly [string, string] })) =>
    await inbox.list('todo', reviewer, '2027-01-01', filter);
  const last = (await page(all)).at(-1)!;
  const further = { ...all, after: [last.key_at, last.key_id] as const };
  const at = `at ${tasks.toLocaleString('en')} open tasks`;
  return [
    line(`inbox, to do, first page ${at}`, await series(count, async () => await page(all))),
    line(`inbox, to do, next page ${at}`, await series(count, async () => await page(further))),
  ];
}

/** The public window, newest first, by domain, and by a rare and a frequent word. */
export async function measureWindow(house: House, publications: number, count: number): Promise<Measured[]> {
  await fillWindow(house.owner, UNITS, publications);
  const lists = house.get(ListReader);
  const asked: readonly (readonly [string, ListFilter])[] = [
    ['newest', {}],
    ['by domain', { domain: 'd1' }],
    ['by unit', { unit: 'land-bureau' }],
    ['search, one in a thousand', { q: '地块123' }],
    ['search, every one of them', { q: '挂牌' }],
  ];
  const measured: Measured[] = [];
  for (const [name, filter] of asked) {
    const round = await series(count, async () => await lists.page(filter, undefined, 50));
    measured.push(line(`window, ${name}, at ${publications.toLocaleString('en')} publications`, round));
  }
  return measured;
}

const UNITS = ['land-bureau', 'housing-bureau', 'finance-bureau', 'trading-centre', 'city-management'].concat(
  Array.from({ length: 15 }, (_, nth) => `unit-${String(nth)}`),
);
