import { addDays, dateInShanghai, endOfDay, startOfDay } from '../domain/calendar/dates.js';
import { dueDate, workingDaysBetween } from '../domain/calendar/due-date.js';
import { isWorkingDay, type WorkingCalendar } from '../domain/calendar/working-calendar.js';
import type { Lights } from './board/matters.js';

/** Due soon: today or within so many working days, as the ladder begins to warn. */
export const SOON_DAYS = 5;

export function lightsAt(calendar: WorkingCalendar, now: Date): Lights {
  return { now, soon: endAfter(calendar, now, SOON_DAYS) };
}

/** End of the n-th working day after today. ISO, UTC. */
export const endAfter = (calendar: WorkingCalendar, now: Date, n: number): string =>
  n <= 0 ? endOfDay(dateInShanghai(now)) : endOfDay(dueDate(calendar, dateInShanghai(now), n, 'working-day').on);

/** A case last touched before this instant has stood still for `n` working days or more. ISO, UTC. */
export function stillSince(calendar: WorkingCalendar, now: Date, n: number): string {
  const today = dateInShanghai(now);
  let day = today;
  while (workingDaysBetween(calendar, day, today) < n) day = addDays(day, -1);
  return startOfDay(addDays(day, 1));
}

/** Every working day around today, ascending: how many lie at or before a date is its place among them (`width_bucket`). */
export function workingDaysAround(calendar: WorkingCalendar, now: Date, daysEachWay: number): string[] {
  const first = addDays(dateInShanghai(now), -daysEachWay);
  const days = Array.from({ length: 2 * daysEachWay + 1 }, (_, nth) => addDays(first, nth));
  return days.filter((day) => isWorkingDay(calendar, day));
}
