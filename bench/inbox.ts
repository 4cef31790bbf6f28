import { InboxQueries, inboxStatement, type InboxFilter } from '../src/inbox/inbox-queries.js';
import { figure, atMost, ratioOfAtMost, type Figure } from './figures.js';
import type { House } from './house.js';
import { explained } from './explained.js';
import { OWN, fillInbox } from './inbox-data.js';
import { openRoom, type Room } from './room.js';
import { inTurns, median, medianRatio, quantile, series, type Round } from './rounds.js';

const TODAY = '2027-01-01';
const ALL = { q: null, entry: null, unit: null, step: null, olderThan: null };
const FIRST: InboxFilter = { ...ALL, after: null, limit: 51 };
/** Two hundred tasks make fifty pages of four. */
const OF_FIFTY = 4;

/** A reviewer's to-do list with two hundred of so many open tasks: the first page, and page fifty; the sizes take turns. */
export async function measureInbox(house: House, sizes: readonly number[], rounds: number): Promise<Figure[]> {
  const rooms: Room[] = [];
  for (const size of sizes) rooms.push(await openRoom(house, `inbox_${String(size)}`));
  const reviewer = { ...house.person('land-bureau.reviewer'), everything: false };
  const pages: { first: () => Promise<unknown>; fiftieth: () => Promise<unknown> }[] = [];
  for (const [at, { owner, database }] of rooms.entries()) {
    await fillInbox(owner, reviewer, sizes[at]!);
    const inbox = new InboxQueries(database);
    const list = async (filter: InboxFilter) => await inbox.list('todo', reviewer, TODAY, filter);
    const before = (await list({ ...FIRST, limit: OWN - OF_FIFTY })).at(-1)!;
    const fiftieth: InboxFilter = { ...ALL, after: [before.key_at, before.key_id], limit: OF_FIFTY + 1 };
    if ((await list(fiftieth)).length !== OF_FIFTY) throw new Error('page fifty is not the last of the two hundred');
    pages.push({ first: async () => await list(FIRST), fiftieth: async () => await list(fiftieth) });
    await explained(`inbox, page fifty, ${told(sizes[at]!)}`, owner, inboxStatement('todo', reviewer, TODAY, fiftieth));
  }
  const figures: Figure[] = [];
  for (const [name, page] of [
    ['first page', 'first'],
    ['page fifty', 'fiftieth'],
  ] as const) {
    const turns = pages.map((of) => async () => await series(200, of[page]));
    for (const turn of turns) await turn();
    figures.push(...bySize(`inbox: ${name}`, sizes, await inTurns(rounds, turns)));
  }
  for (const room of rooms) await room.close();
  return figures;
}

function bySize(name: string, sizes: readonly number[], results: readonly (readonly Round[])[]): Figure[] {
  const at = (share: number) => results.map((rounds) => rounds.map(({ latencies }) => quantile(latencies, share)));
  const [middles, slowest] = [at(0.5), at(0.99)];
  return sizes.flatMap((size, nth) => {
    const of = `${name}, 200 of ${told(size)}`;
    const common = { unit: 'ms', samples: results[nth]!.length };
    const beside = (all: readonly number[][]) => ({
      ...{ value: median(all[nth]!), yardstick: median(all[0]!), ratio: medianRatio(all[nth]!, all[0]!) },
    });
    return [
      figure(`${of}, p50`, { ...common, ...beside(middles), aim: ratioOfAtMost(1.3) }),
      figure(`${of}, p99`, { ...common, ...beside(slowest), aim: atMost(30) }),
    ];
  });
}

const told = (size: number): string => size.toLocaleString('en');
