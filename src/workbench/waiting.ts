import { addDays, dateInShanghai, startOfDay } from '../domain/calendar/dates.js';
import { dueDate, workingDaysBetween } from '../domain/calendar/due-date.js';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.js';

/** How a step stands against its internal limit. The word says it; colour and shape repeat it. */
export interface Waiting {
  readonly tone: 'green' | 'amber' | 'red' | 'plain';
  /** Working days left; negative when over; null where the step has no limit. */
  readonly left: number | null;
  /** Last day of the limit, YYYY-MM-DD. */
  readonly due: string | null;
}

/** @param limit working days after the day the step began; @param since instant, ISO */
export function waitingOf(calendar: WorkingCalendar, since: string, limit: number | null, now: Date): Waiting {
  if (limit === null) return { tone: 'plain', left: null, due: null };
  const due = dueDate(calendar, since, limit, 'working-day').on;
  const left = workingDaysBetween(calendar, dateInShanghai(now), due);
  return { tone: left < 0 ? 'red' : left < warnFrom(limit) ? 'amber' : 'green', left, due };
}

/** Amber begins on the last day, or one working day earlier where the limit leaves that much room. */
const warnFrom = (limit: number): number => (limit >= 3 ? 2 : 1);

/** Instants before which a step must have begun to be late, or nearly: the same judgement, for a query over many rows. */
export interface Thresholds {
  readonly late: string;
  readonly soon: string;
}

export function thresholdsOf(calendar: WorkingCalendar, limit: number, now: Date): Thresholds {
  const today = dateInShanghai(now);
  const latest = (margin: number): string => {
    let day = today;
    while (workingDaysBetween(calendar, today, dueDate(calendar, day, limit, 'working-day').on) >= margin)
      day = addDays(day, -1);
    return startOfDay(addDays(day, 1));
  };
  return { late: latest(0), soon: latest(warnFrom(limit)) };
}
