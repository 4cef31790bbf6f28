import { addDays } from '../domain/calendar/dates.js';

/** How far beyond its two ends a clock looks at the calendar: five working days of warnings before, and of rungs after, through a long holiday. */
const MARGIN_DAYS = 21;

/** Whether a clock between two moments, in either order, can be touched by what is said of a year. */
export function reaches({ start_at, due }: { start_at: string | null; due: string | null }, year: number): boolean {
  if (due === null) return false;
  const ends = [start_at ?? due, due].map((moment) => moment.slice(0, 10)).sort();
  const [first = '', last = ''] = [ends[0], ends.at(-1)];
  return (
    addDays(first, -MARGIN_DAYS) <= `${String(year)}-12-31` && addDays(last, MARGIN_DAYS) >= `${String(year)}-01-01`
  );
}
