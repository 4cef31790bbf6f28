import { addDays, dateInShanghai, startOfDay } from '../calendar/dates.js';
import { onOrAfter } from '../calendar/due-date.js';
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Ladder } from './ladder.js';

type Hours = Ladder['workingHours'];

/** The instant itself when people are at work then, else the next one when they are: never at night, never on a rest day. ISO, UTC. */
export function whenAtWork(calendar: WorkingCalendar, hours: Hours, instant: string): string {
  const day = dateInShanghai(instant);
  if (isWorkingDay(calendar, day)) {
    for (const { from, to } of hours) {
      if (instant < atTime(day, from)) return atTime(day, from);
      if (instant < atTime(day, to)) return instant;
    }
  }
  return firstOf(hours, onOrAfter(calendar, addDays(day, 1)));
}

export const atWork = (calendar: WorkingCalendar, hours: Hours, instant: string): boolean =>
  whenAtWork(calendar, hours, instant) === instant;

/** When work begins on a working day. */
export const firstOf = (hours: Hours, day: string): string => atTime(day, hours[0]?.from ?? '00:00');

/** `HH:MM` of a day in Shanghai as an instant. ISO, UTC. */
export function atTime(day: string, time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(Date.parse(startOfDay(day)) + (hour * 60 + minute) * 60_000).toISOString();
}
