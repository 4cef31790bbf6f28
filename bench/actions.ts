import { randomUUID } from 'node:crypto';
import { WorkflowEngine } from '../src/engine/workflow-engine.js';
import { bareAction } from './bare.js';
import { CYCLE, must, preparedItem, type Standpoint } from './cycle.js';
import type { House } from './house.js';
import { mustWriteTheSame } from './parity.js';
import { median, quantile, round, type Round } from './rounds.js';
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

/** Items of one contestant: each lane walks its own few, so that nobody waits for a row. */
const [LANES, SHARE] = [32, 8];

/** Engine and hand-made statement take turns, round by round; medians of the rounds are compared. */
export async function compareActions(
  house: House,
  atOnce: readonly number[],
  rounds: number,
  ms: number,
): Promise<Compared[]> {
  const [byEngine, byHand] = [await engineLanes(house), await bareLanes(house)];
  await mustWriteTheSame(
    house,
    [byEngine, byHand].map((act) => async () => {
      for (let nth = 0; nth < SHARE * CYCLE.length; nth += 1) await act(0);
    }),
  );
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

/** As a controller would ask: revision from `If-Match`, a key of its own. */
export async function engineLanes(house: House): Promise<(lane: number) => Promise<void>> {
  const engine = house.get(WorkflowEngine);
  const next = await lanes(house);
  return async (lane) => {
    const item = next(lane);
    const { action, account, input } = CYCLE[item.turn % CYCLE.length]!;
    const asked = { actor: house.person(account), caseId: item.id, action, input, revision: item.revision };
    item.revision = must(await engine.advance({ ...asked, key: randomUUID() })).revision;
    item.turn += 1;
  };
}

export async function bareLanes(house: House): Promise<(lane: number) => Promise<void>> {
  const steps = await templates(house);
  const next = await lanes(house);
  return async (lane) => {
    const item = next(lane);
    await bareAction(house.bare, item, steps[item.turn % steps.length]!);
    item.turn += 1;
  };
}

async function lanes(house: House): Promise<(lane: number) => Standpoint> {
  const items = await Promise.all(Array.from({ length: LANES * SHARE }, async () => await preparedItem(house)));
  const acted = new Map<number, number>();
  return (lane) => {
    const nth = acted.get(lane) ?? 0;
    acted.set(lane, nth + 1);
    return items[lane * SHARE + (nth % SHARE)]!;
  };
}
