import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { ClockRungs, dueStatement } from '../src/engine/clock-rungs.js';
import { Reminder } from '../src/escalation/reminder.js';
import { SweepJob } from '../src/escalation/sweep-job.js';
import { Clock } from '../src/platform/clock.js';
import { fillClocks } from './clock-data.js';
import { figure, ratioOfAtMost, type Figure } from './figures.js';
import { openHouse, type House } from './house.js';
import { inTurns, median, medianRatio, quantile, series } from './rounds.js';

/** On the last working day of every clock (2026-10-27 and 20 working days), while people are at work. */
const NOW = new Date('2026-11-24T02:00:00Z');
const DUE = 100;
const MINUTE_MS = 60_000;

class SetClock extends Clock {
  at = NOW.getTime();

  override now(): Date {
    return new Date(this.at);
  }
}

/** A sweep with a hundred rungs to tell among so many open clocks: looking for them, and telling each through the one door. */
export async function measureSweep(sizes: readonly number[], rounds: number): Promise<Figure[]> {
  const sweeps: Sweep[] = [];
  try {
    for (const open of sizes) sweeps.push(await openSweep(open, rounds));
    for (const { find } of sweeps) await find();
    const found = await inTurns(rounds, sweeps.map(({ find }) => find)); // prettier-ignore
    const told = await inTurns(rounds + 1, sweeps.map(({ tell }) => tell)); // prettier-ignore
    for (const each of told) each.shift(); // compiled, every statement prepared
    return sizes.flatMap((open, nth) => {
      const among = `${String(DUE)} due among ${open.toLocaleString('en')} clocks`;
      return [besideFirst(`sweep: find ${among}, p50`, found, nth), besideFirst(`sweep: tell ${among}`, told, nth)];
    });
  } finally {
    for (const { house } of sweeps) await house.close();
  }
}

function besideFirst(name: string, results: readonly (readonly number[])[], nth: number): Figure {
  const [ours, first] = [results[nth]!, results[0]!];
  return figure(name, {
    ...{ value: median(ours), unit: 'ms', yardstick: median(first), ratio: medianRatio(ours, first) },
    ...{ aim: ratioOfAtMost(1.3), samples: ours.length },
  });
}

interface Sweep {
  readonly house: House;
  readonly find: () => Promise<number>;
  readonly tell: () => Promise<number>;
}

async function openSweep(open: number, rounds: number): Promise<Sweep> {
  const clock = new SetClock();
  const house = await openHouse(4, { clock });
  const { rows } = await house.owner.query<{ hash: string }>(`SELECT hash FROM definition WHERE name = 'disclosure'`);
  const sweeps = rounds + 1;
  await fillClocks(house.owner, rows[0]?.hash ?? '', { open, due: DUE * sweeps, now: NOW, sweeps });
  await house.owner.query('VACUUM ANALYZE workflow_case, item, clock');
  await house.owner.query('CHECKPOINT'); // what filling left to be written is no part of a sweep
  const jurisdiction = house.token(JURISDICTION) as Jurisdiction;
  const job = new SweepJob(house.get(ClockRungs), house.get(Reminder), clock, jurisdiction);
  return {
    house,
    find: async () => {
      const { latencies } = await series(200, async () => await house.pool.query(dueStatement(NOW, true, DUE)));
      return quantile(latencies, 0.5);
    },
    tell: async () => {
      const from = performance.now();
      const found = await job.run();
      const took = performance.now() - from;
      if (found !== DUE) throw new Error(`told ${String(found)} of ${String(DUE)} rungs`);
      clock.at += MINUTE_MS;
      return took;
    },
  };
}
