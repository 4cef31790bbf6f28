import { countAfter, countBefore, type Count } from '../calendar/counting.js';
import { addDays, endOfDay } from '../calendar/dates.js';
import { hoursAfter } from '../calendar/due-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { ClockFacts } from './clock.js';
import type { Rule } from './rule.js';
import { dayOf, startOf } from './starts.js';

/** A rule counted for one item: from when, until when, and how. */
export interface Period {
  readonly start: string | null;
  readonly needs: readonly string[];
  readonly notBefore: string | null;
  readonly due: string | null;
  readonly endsAt: string | null;
  readonly count: Count | null;
}

export interface Counting {
  readonly calendar: WorkingCalendar;
  readonly facts: ClockFacts;
  readonly today: string;
}

export function periodOf(rule: Rule, how: Counting): Period {
  const start = startOf(rule, how.facts);
  return 'at' in start ? COUNTERS[rule.type](rule, start.at, how) : { ...NOTHING, needs: start.needs };
}

const NOTHING: Period = { start: null, needs: [], notBefore: null, due: null, endsAt: null, count: null };

const COUNTERS: Record<Rule['type'], (rule: Rule, at: string, how: Counting) => Period> = {
  within: (rule, at, how) => (rule.unit === 'clock-hour' ? hours(at, rule.n) : counted(at, after(rule, at, how))),
  'not-later-than-before': ({ n, unit }, at, { calendar }) =>
    counted(at, countBefore(calendar, at, n, unit === 'clock-hour' ? 'calendar-day' : unit)),
  between: ({ until }, at, { facts }) => {
    const end = facts.events[until];
    const window = { ...NOTHING, start: at, notBefore: dayOf(at) };
    return end === undefined ? { ...window, needs: [until] } : { ...window, ...ending(addDays(dayOf(end), -1)) };
  },
  // By the end of the working day of the event; on a rest day, of the next working day (A04).
  simultaneous: (_, at, { calendar }) => ({
    ...counted(at, countAfter(calendar, at, 0, 'calendar-day')),
    notBefore: dayOf(at),
  }),
  during: (_, at) => {
    const [from = '', to = ''] = at.split('/');
    return { ...NOTHING, start: from, notBefore: from, ...ending(to) };
  },
  // Never before the event; at the latest as the fallback rule counts from it (A10). A correction counts from the change.
  'promptly-after': (rule, at, how) => {
    const { correction } = how.facts;
    const from = correction === null ? at : dayOf(correction.begunAt);
    return { ...counted(from, after(rule, from, how)), notBefore: dayOf(at) };
  },
};

const ending = (due: string): Pick<Period, 'due' | 'endsAt'> => ({ due, endsAt: endOfDay(due) });

const counted = (start: string, count: Count): Period => ({ ...NOTHING, start, ...ending(count.due), count });

/** An hour clock needs the moment: a bare date has none. */
function hours(at: string, n: number): Period {
  const due = hoursAfter(at, n);
  return { ...NOTHING, start: at, due, endsAt: due };
}

function after({ n, unit, extension, pauses }: Rule, at: string, { calendar, facts, today }: Counting): Count {
  const stopped = facts.pauses
    .filter(({ kind }) => pauses.includes(kind))
    .map(({ from, to }) => ({ from, to: to ?? today }));
  const days = facts.extended ? n + extension : n;
  return countAfter(calendar, at, days, unit === 'clock-hour' ? 'calendar-day' : unit, stopped);
}
