/**
 * Which days are worked: Monday to Friday, but for the days off and the weekend days worked instead (调休) that the State
 * Council's notices name. Notices change after publication (2019-03-22, 2020-01-27), so a calendar has a version.
 */
export interface WorkingCalendar {
  readonly version: string;
  /** Years whose notice is out; beyond them every answer is provisional. */
  readonly years: ReadonlySet<number>;
  readonly daysOff: ReadonlyMap<string, string>; // date → holiday
  readonly workdays: ReadonlyMap<string, string>; // date → the holiday it makes up for
}

export function isWorkingDay(calendar: WorkingCalendar, date: string): boolean {
  if (calendar.workdays.has(date)) return true;
  return !calendar.daysOff.has(date) && !isWeekend(date);
}

/** True when no notice says yet which days of that year are worked: plain weekdays are assumed. */
export function isProvisional(calendar: WorkingCalendar, date: string): boolean {
  return !calendar.years.has(Number(date.slice(0, 4)));
}

export function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
