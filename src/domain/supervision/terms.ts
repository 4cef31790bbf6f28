import { endOfDay } from '../calendar/dates.js';
import { dueDate } from '../calendar/due-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';

/** 办理时限 as it was given: a day, or working days from today; neither where what is known already stays. */
export interface GivenTerm {
  readonly due?: string | undefined; // YYYY-MM-DD
  readonly workingDays?: number | undefined;
}

/** The due day, and from when an order nobody answered may be circulated: the end of `grace` working days after it. */
export function termOf(
  { due, workingDays }: GivenTerm,
  { calendar, today, grace }: { calendar: WorkingCalendar; today: string; grace: number },
): { due: string; circulateFrom: string } | null {
  const last = due ?? (workingDays === undefined ? null : dueDate(calendar, today, workingDays, 'working-day').on);
  return last === null
    ? null
    : { due: last, circulateFrom: endOfDay(grace === 0 ? last : dueDate(calendar, last, grace, 'working-day').on) };
}
