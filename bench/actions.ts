import { randomUUID } from 'node:crypto';
import { WorkflowEngine } from '../src/engine/workflow-engine.js';
import { bareAction } from './bare.js';
import { CYCLE, must } from './cycle.js';
import { figure, ratioOfAtLeast, type Figure } from './figures.js';
import type { House } from './house.js';
import { lanes, type Act } from './lanes.js';
import { mustWriteTheSame } from './parity.js';
import { inTurns, median, medianRatio, quantile, round, series, type Round } from './rounds.js';
import { templates } from './template.js';

/** Items of one contestant: so many that their histories stay as short as in life. Lanes take turns, so that nobody waits for a row. */
const ITEMS = 1024;

export interface Effort {
  readonly rounds: number;
  readonly ms: number;
}

export const AT_ONCE = [1, 8, 32] as const;

/** Engine and hand-made statement take turns, round by round. */
export async function measureActions(house: House, { rounds, ms }: Effort): Promise<Figure[]> {
  await mustWriteTheSame(house, [once(await engineLanes(house, 1)), once(await bareLanes(house, 1))]);
  const contestants = [await engineLanes(house, ITEMS), await bareLanes(house, ITEMS)];
  for (const contestant of contestants) await round(8, ms * 4, contestant); // compiled, every statement prepared
  const figures: Figure[] = [];
  for (const count of AT_ONCE) {
    for (const contestant of contestants) await round(count, ms / 2, contestant);
    const turns = contestants.map((contestant) => async () => await round(count, ms, contestant));
    const [engine = [], bare = []] = await inTurns(rounds, turns);
    figures.push(...compared(`actions: engine, ${String(count)} at a time`, engine, bare, count > 1 ? 0.7 : null));
  }
  return figures;
}

/** Actions a second beside the yardstick's, and how long the slowest in a hundred took. */
export function compared(
  name: string,
  ours: readonly Round[],
  theirs: readonly Round[],
  least: number | null,
): Figure[] {
  const [rates, yardsticks] = [ours, theirs].map((rounds) => rounds.map(({ perSecond }) => perSecond));
  const slowest = (rounds: readonly Round[]) => median(rounds.map(({ latencies }) => quantile(latencies, 0.99)));
  return [
    figure(name, {
      ...{ value: median(rates!), unit: '/s', yardstick: median(yardsticks!), samples: ours.length },
      ratio: medianRatio(rates!, yardsticks!),
      ...(least === null ? {} : { aim: ratioOfAtLeast(least) }),
    }),
    figure(`${name}, p99`, { value: slowest(ours), unit: 'ms', yardstick: slowest(theirs), samples: ours.length }),
  ];
}

const once = (act: Act) => async () => {
  await series(CYCLE.length, async () => {
    await act(0, 1);
  });
};

/** As a controller would ask: revision from `If-Match`, a key of its own. */
export async function engineLanes(house: House, items: number): Promise<Act> {
  const engine = house.get(WorkflowEngine);
  return await lanes(house, items, async (item) => {
    const { action, account, input } = CYCLE[item.turn % CYCLE.length]!;
    const asked = { actor: house.person(account), caseId: item.id, action, input, revision: item.revision };
    item.revision = must(await engine.advance({ ...asked, key: randomUUID() })).revision;
  });
}

/** The same rows by the hand-made statement. */
export async function bareLanes(house: House, items: number): Promise<Act> {
  const steps = await templates(house);
  return await lanes(house, items, async (item) => {
    await bareAction(house.bare, item, steps[item.turn % steps.length]!);
  });
}
