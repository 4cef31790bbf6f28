import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { ClockRungs, dueStatement } from '../src/engine/clock-rungs.js';
import { Reminder } from '../src/escalation/reminder.js';
import { SweepJob } from '../src/escalation/sweep-job.js';
import { Clock } from '../src/platform/clock.js';
import { openHouse, type House } from './house.js';
import type { Measured } from './others.js';
import { quantile } from './rounds.js';
import { fillClocks } from './volume.js';

/** On the last working day of every clock (2026-10-27 and 20 working days), while people are at work. */
const NOW = new Date('2026-11-24T02:00:00Z');
const DUE = 100;

class StandingClock extends Clock {
  override now(): Date {
    return new Date(NOW);
  }
}

/** A sweep with a hundred rungs to tell among so many open clocks: looking for them, and telling each through the one door. */
export async function measureSweep(open: number): Promise<Measured[]> {
  const house = await openHouse(4, new StandingClock());
  try {
    return await measured(house, open);
  } finally {
    await house.close();
  }
}

async function measured(house: House, open: number): Promise<Measured[]> {
  const { rows } = await house.owner.query<{ hash: string }>(`SELECT hash FROM definition WHERE name = 'disclosure'`);
  await fillClocks(house.owner, rows[0]?.hash ?? '', { open, due: DUE, now: NOW });
  await house.owner.query('VACUUM ANALYZE clock');
  const looks: number[] = [];
  for (let nth = 0; nth < 200; nth += 1) {
    const from = performance.now();
    await house.pool.query(dueStatement(NOW, true, DUE));
    looks.push(performance.now() - from);
  }
  const jurisdiction = house.get<Jurisdiction>(JURISDICTION as never);
  const sweep = new SweepJob(house.get(ClockRungs), house.get(Reminder), new StandingClock(), jurisdiction);
  const from = performance.now();
  const found = await sweep.run();
  const took = performance.now() - from;
  const told = await house.owner.query(`SELECT FROM audit_entry WHERE action = 'REMIND'`);
  if (found !== DUE || told.rowCount !== DUE) throw new Error(`told ${String(told.rowCount)} of ${String(DUE)} rungs`);
  const among = `${String(DUE)} due among ${open.toLocaleString('en')} open clocks`;
  const perSecond = (of: number) => (DUE * 1000) / of;
  const median = quantile(looks, 0.5);
  return [
    { what: `timer sweep: find ${among}`, perSecond: perSecond(median), p50: median, p99: quantile(looks, 0.99) },
    { what: `timer sweep: tell ${among} (whole sweep)`, perSecond: perSecond(took), p50: took, p99: took },
  ];
}
