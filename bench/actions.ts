import { randomUUID } from 'node:crypto';
import { WorkflowEngine } from '../src/engine/workflow-engine.js';
import { bareAction } from './bare.js';
import { CYCLE, must, preparedItem, type Standpoint } from './cycle.js';
import type { House } from './house.js';
import { mustWriteTheSame } from './parity.js';
import { median, quantile, round, series, type Round } from './rounds.js';
import { templates } from './template.js';

export interface Compared {
  readonly atOnce: number;
  readonly engine: Summary;
  readonly bare: Summary;
  readonly ratio: number;
}

export interface Summary {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpu: number;
}

/** Items of one contestant: so many that their histories stay as short as in life. Lanes take turns, so that nobody waits for a row. */
const ITEMS = 1024;

/** Engine and hand-made statement take turns, round by round; medians of the rounds are compared. */
export async function compareActions(
  house: House,
  atOnce: readonly number[],
  rounds: number,
  ms: number,
): Promise<Compared[]> {
  await mustWriteTheSame(
    house,
    [await engineLanes(house, 1), await bareLanes(house, 1)].map((act) => async () => {
      await series(CYCLE.length, async () => {
        await act(0, 1);
      });
    }),
  );
  const [byEngine, byHand] = [await engineLanes(house, ITEMS), await bareLanes(house, ITEMS)];
  const compared: Compared[] = [];
  for (const contestant of [byEngine, byHand]) await round(8, ms * 4, contestant); // compiled, every statement prepared
  for (const count of atOnce) {
    await round(count, ms / 2, byEngine);
    await round(count, ms / 2, byHand);
    const [engine, bare]: [Round[], Round[]] = [[], []];
    for (let nth = 0; nth < rounds; nth += 1) {
      engine.push(await round(count, ms, byEngine));
      bare.push(await round(count, ms, byHand));
    }
    const ratio = median(engine.map(({ perSecond }, nth) => perSecond / bare[nth]!.perSecond));
    compared.push({ atOnce: count, engine: summary(engine), bare: summary(bare), ratio });
  }
  return compared;
}

function summary(rounds: readonly Round[]): Summary {
  const latencies = rounds.flatMap((each) => each.latencies);
  return {
    perSecond: median(rounds.map((each) => each.perSecond)),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu: median(rounds.map((each) => each.cpu)),
  };
}

type Act = (lane: number, atOnce: number) => Promise<void>;

/** As a controller would ask: revision from `If-Match`, a key of its own. */
async function engineLanes(house: House, items: number): Promise<Act> {
  const engine = house.get(WorkflowEngine);
  const next = await lanes(house, items);
  return async (lane, atOnce) => {
    const item = next(lane, atOnce);
    const { action, account, input } = CYCLE[item.turn % CYCLE.length]!;
    const asked = { actor: house.person(account), caseId: item.id, action, input, revision: item.revision };
    item.revision = must(await engine.advance({ ...asked, key: randomUUID() })).revision;
    item.turn += 1;
  };
}

async function bareLanes(house: House, items: number): Promise<Act> {
  const steps = await templates(house);
  const next = await lanes(house, items);
  return async (lane, atOnce) => {
    const item = next(lane, atOnce);
    await bareAction(house.bare, item, steps[item.turn % steps.length]!);
    item.turn += 1;
  };
}

async function lanes(house: House, count: number): Promise<(lane: number, atOnce: number) => Standpoint> {
  const items: Standpoint[] = [];
  while (items.length < count)
    items.push(
      ...(await Promise.all(Array.from({ length: Math.min(count, 16) }, async () => await preparedItem(house)))),
    );
  const acted = new Map<number, number>();
  return (lane, atOnce) => {
    const nth = acted.get(lane) ?? 0;
    acted.set(lane, nth + 1);
    return items[(nth * atOnce + lane) % count]!;
  };
}
