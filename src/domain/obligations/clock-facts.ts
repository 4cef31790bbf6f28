import { clocksOf } from '../deadlines/clocks-of.js';
import { startOfDay } from '../calendar/dates.js';
import { NO_FACTS, type Clock, type ClockFacts } from '../deadlines/clock.js';
import type { Entry, Jurisdiction } from '../catalogue/jurisdiction.js';
import { NOTHING_YET, type ObligationAbout, type ObligationMemory } from './obligation.js';

interface Standing {
  readonly memory: ObligationMemory;
  readonly states: readonly string[];
}

/**
 * The clocks of what nobody has published yet: the entry's own rules, counted from what is known. Once an item answers for it, the item's
 * clock governs: one duty is reminded of once, and counted once.
 */
export function obligationClocks(
  jurisdiction: Jurisdiction,
  about: ObligationAbout,
  { memory, states }: Standing,
  now: Date,
): readonly Clock[] {
  const entry = jurisdiction.entries.get(about.entry);
  if (entry === undefined) return [];
  const clocks = clocksOf(jurisdiction, entry, clockFacts(about, { memory, states }), now);
  return memory.item === null ? clocks : clocks.map((clock) => ({ ...clock, governs: false }));
}

/** Nothing is owed of a period that has nothing, nor of what was lawfully withheld; what was published met the clock, or was late, at that moment. */
export function clockFacts(about: ObligationAbout, { memory, states }: Standing): ClockFacts {
  return {
    ...NO_FACTS,
    ...{ events: { ...about.events, ...memory.dates }, codes: about.codes, filled: about.elements },
    done: memory.fulfilledAt === null ? {} : { publish: memory.fulfilledAt },
    owed: !states.some((state) => NOT_OWED.has(state)),
  };
}

const NOT_OWED: ReadonlySet<string> = new Set(['work.nothing', 'work.withheld']);

/** The last lawful day as far as it can be told when the obligation begins, `YYYY-MM-DD`. */
export function lastDayOf(jurisdiction: Jurisdiction, entry: Entry, about: ObligationAbout): string | null {
  const [event = '9999-12-31'] = Object.values(about.events);
  const clocks = clocksOf(
    jurisdiction,
    entry,
    clockFacts(about, { memory: NOTHING_YET, states: [] }),
    new Date(startOfDay(event.slice(0, 10))),
  );
  return clocks.find(({ governs }) => governs)?.due?.slice(0, 10) ?? null;
}
