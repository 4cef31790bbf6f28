import { countAfter, countBefore, type Count, type DayUnit } from './counting.js';
import { addDays } from './dates.js';
import { isWorkingDay, type WorkingCalendar } from './working-calendar.js';

export type { DayUnit } from './counting.js';

/** A date that was counted, and what it rests on. */
export interface Due {
  readonly on: string; // YYYY-MM-DD; the period ends at 24:00
  /** Counted into a year whose notice is not out. */
  readonly provisional: boolean;
  readonly calendar: string; // version of the calendar
}

/**
 * The last day of `n` days after an event. The day of the event is not counted; a last calendar day that is a rest day
 * moves to the next working day (民法典 201-203).
 * @param from the day of the event, or the instant it happened
 */
export function dueDate(calendar: WorkingCalendar, from: string, n: number, unit: DayUnit): Due {
  return due(calendar, countAfter(calendar, from, n, unit));
}

/**
 * The latest day to act so that `n` whole days lie between it and the event, neither end counted (A18: 20个工作日前).
 * A day found by counting calendar days that is a rest day moves back to the working day before it.
 */
export function latestBefore(calendar: WorkingCalendar, event: string, n: number, unit: DayUnit): Due {
  return due(calendar, countBefore(calendar, event, n, unit));
}

/** Hours run from the moment, nights and rest days included (A13). ISO, UTC. */
export function hoursAfter(instant: string, hours: number): string {
  return new Date(new Date(instant).getTime() + hours * 3_600_000).toISOString();
}

/** The day itself when it is worked, else the next working day. */
export function onOrAfter(calendar: WorkingCalendar, date: string): string {
  return isWorkingDay(calendar, date) ? date : onOrAfter(calendar, addDays(date, 1));
}

/** Working days after `from` up to and with `to`; when `to` has passed, the days since, negative - a weekend counts as one. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  if (to < from) return -Math.max(1, workingDaysBetween(calendar, to, from));
  const known = BETWEEN.get(calendar) ?? new Map<string, number>();
  BETWEEN.set(calendar, known);
  const key = `${from} ${to}`;
  let days = known.get(key);
  if (days !== undefined) return days;
  if (known.size >= MOST_KNOWN) known.clear();
  days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days += 1;
  known.set(key, days);
  return days;
}

/** Asked for every clock of every list, mostly of today and a few ends; a calendar never changes. */
const BETWEEN = new WeakMap<WorkingCalendar, Map<string, number>>();
const MOST_KNOWN = 10_000;

const due = (calendar: WorkingCalendar, { due: on, provisional }: Count): Due => ({
  ...{ on, provisional, calendar: calendar.version },
});
