import { addDays, dateInShanghai } from './dates.js';
import { isProvisional, isWorkingDay, type WorkingCalendar } from './working-calendar.js';

export type DayUnit = 'working-day' | 'calendar-day';

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
  const start = dayOf(from);
  const last = unit === 'working-day' ? step(calendar, start, n, 1) : onOrAfter(calendar, addDays(start, n));
  return due(calendar, last, start);
}

/**
 * The latest day to act so that `n` whole days lie between it and the event, neither end counted (A18: 20个工作日前).
 * A day found by counting calendar days that is a rest day moves back to the working day before it.
 */
export function latestBefore(calendar: WorkingCalendar, event: string, n: number, unit: DayUnit): Due {
  const day = dayOf(event);
  const on = unit === 'working-day' ? step(calendar, day, n + 1, -1) : onOrBefore(calendar, addDays(day, -(n + 1)));
  return due(calendar, on, day);
}

/** Hours run from the moment, nights and rest days included (A13). ISO, UTC. */
export function hoursAfter(instant: string, hours: number): string {
  return new Date(new Date(instant).getTime() + hours * 3_600_000).toISOString();
}

/** The day itself when it is worked, else the next working day. */
export function onOrAfter(calendar: WorkingCalendar, date: string): string {
  return isWorkingDay(calendar, date) ? date : step(calendar, date, 1, 1);
}

function onOrBefore(calendar: WorkingCalendar, date: string): string {
  return isWorkingDay(calendar, date) ? date : step(calendar, date, 1, -1);
}

function step(calendar: WorkingCalendar, from: string, workingDays: number, direction: 1 | -1): string {
  let day = from;
  for (let left = workingDays; left > 0;) {
    day = addDays(day, direction);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

function due(calendar: WorkingCalendar, on: string, event: string): Due {
  const provisional = isProvisional(calendar, on) || isProvisional(calendar, event);
  return { on, provisional, calendar: calendar.version };
}

function dayOf(moment: string): string {
  return moment.length === 10 ? moment : dateInShanghai(moment);
}
