import { countAfter, countBefore } from '../domain/calendar/counting.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { hoursAfter } from '../domain/calendar/due-date.js';
import { isProvisional, type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import type { Locale } from '../platform/i18n.js';
import type { DueAnswer, DueQuery } from './schemas.js';
import { whyOf } from './why.js';

/** When `n` days or hours after an event are over, or the latest day that leaves `n` clear days before it. */
export function dueOf(calendar: WorkingCalendar, { event, n, unit, type }: DueQuery, locale: Locale): DueAnswer {
  const { version } = calendar;
  if (unit === 'clock-hour') {
    const due = hoursAfter(event, type === 'within' ? n : -n);
    const provisional = [event, due].some((moment) => isProvisional(calendar, dateInShanghai(moment)));
    return {
      due: inShanghai(due),
      provisional,
      counted: [],
      madeUp: [],
      skipped: [],
      movedFrom: null,
      calendar: version,
    };
  }
  const { skipped, counted, madeUp, due, movedFrom, provisional } =
    type === 'within' ? countAfter(calendar, event, n, unit) : countBefore(calendar, event, n, unit);
  return {
    ...{ due, provisional, movedFrom, calendar: version },
    counted: counted.toSorted(),
    madeUp: madeUp.toSorted((one, other) => one.date.localeCompare(other.date)),
    skipped: skipped
      .map((day) => ({ date: day.date, why: whyOf(day, locale) }))
      .sort((one, other) => one.date.localeCompare(other.date)),
  };
}

/** 2026-02-15T08:00:00+08:00 */
const inShanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00');
