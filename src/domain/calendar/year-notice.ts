import type { WorkingCalendar } from './working-calendar.js';

export interface NamedDays {
  readonly name: string; // 春节
  readonly dates: readonly string[];
}

/** What a notice of the State Council's General Office says of one year, whole: days off, and weekend days worked instead (调休). */
export interface YearNotice {
  readonly year: number;
  readonly title: string;
  readonly address: string | null;
  readonly issued: string; // the day it was made public, YYYY-MM-DD
  readonly daysOff: readonly NamedDays[];
  readonly workdays: readonly NamedDays[];
  /** 0 of those shipped with the jurisdiction; the number of the import of those laid over it. */
  readonly sequence: number;
}

/** Notices of one year, oldest first: the last is in force. On one day an import comes after what was shipped, a later import after an earlier. */
export function noticesOf(notices: readonly YearNotice[], year: number): readonly YearNotice[] {
  return notices
    .filter((notice) => notice.year === year)
    .sort((one, other) => one.issued.localeCompare(other.issued) || one.sequence - other.sequence);
}

/** What was known of a year on a day: the newest notice made public by then, undefined while there was none. */
export const noticeInForce = (notices: readonly YearNotice[], year: number, on: string): YearNotice | undefined =>
  noticesOf(notices, year)
    .filter(({ issued }) => issued <= on)
    .at(-1);

/** The years that have a notice, in order. */
export const yearsOf = (notices: readonly YearNotice[]): readonly number[] =>
  [...new Set(notices.map(({ year }) => year))].sort((one, other) => one - other);

/** The calendar that the newest notice of each year makes. */
export function calendarOf(base: string, notices: readonly YearNotice[]): WorkingCalendar {
  const years = yearsOf(notices);
  const newest = years.flatMap((year) => noticesOf(notices, year).slice(-1));
  const days = (of: 'daysOff' | 'workdays') =>
    new Map(newest.flatMap((notice) => notice[of].flatMap(({ name, dates }) => dates.map((date) => [date, name]))));
  return {
    version: versionOf(base, notices),
    years: new Set(years),
    daysOff: days('daysOff'),
    workdays: days('workdays'),
  };
}

/** `2026-11-23`, or `2026-11-23+0002` with the second import laid over it: versions compare as texts, older ones are less. */
function versionOf(base: string, notices: readonly YearNotice[]): string {
  const newest = Math.max(0, ...notices.map(({ sequence }) => sequence));
  return newest === 0 ? base : `${base}+${String(newest).padStart(4, '0')}`;
}

/** Years of which one calendar says something else than the other, in order. */
export function changedYears(before: WorkingCalendar, after: WorkingCalendar): readonly number[] {
  const known = new Set([...before.years, ...after.years]);
  return [...known].filter((year) => saying(before, year) !== saying(after, year)).sort((one, other) => one - other);
}

function saying({ years, daysOff, workdays }: WorkingCalendar, year: number): string {
  const of = (days: ReadonlyMap<string, string>) =>
    [...days.keys()].filter((date) => date.startsWith(String(year))).sort();
  return JSON.stringify([years.has(year), of(daysOff), of(workdays)]);
}
