import { NO_FACTS, type Clock, type ClockFacts } from '../../../src/domain/deadlines/clock.js';
import { clocksOf } from '../../../src/domain/deadlines/clocks-of.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

/** The clocks of an item of an entry on a day in Tongjiang, at noon unless an instant is given. */
export function clocks(entry: string, facts: Partial<ClockFacts>, now = '2026-03-02'): readonly Clock[] {
  const found = tongjiang.entries.get(entry);
  if (found === undefined) throw new Error(`no entry ${entry}`);
  const moment = now.length === 10 ? `${now}T12:00:00+08:00` : now;
  return clocksOf(tongjiang, found, { ...NO_FACTS, ...facts }, new Date(moment));
}

export function clock(rule: string, entry: string, facts: Partial<ClockFacts>, now?: string): Clock {
  const found = clocks(entry, facts, now).find((each) => each.rule === rule);
  if (found === undefined) throw new Error(`${entry} has no clock ${rule}`);
  return found;
}

export const dues = (all: readonly Clock[]): (string | null)[][] => all.map(({ rule, due }) => [rule, due]);
