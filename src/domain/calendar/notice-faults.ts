import { isDate } from './dates.js';
import { isWeekend } from './working-calendar.js';
import type { YearNotice } from './year-notice.js';

/** What is wrong with the days of a notice: `date` is the day it is about, where it is about one. */
export interface NoticeFault {
  readonly code: 'empty' | 'no-date' | 'other-year' | 'twice' | 'off-and-worked' | 'weekday-worked';
  readonly date?: string;
}

/** Every day lies in its year and is named once, and only rest days are worked instead. */
export function noticeFaults({ year, daysOff, workdays }: Pick<YearNotice, 'year' | 'daysOff' | 'workdays'>) {
  const off = daysOff.flatMap(({ dates }) => dates);
  const worked = workdays.flatMap(({ dates }) => dates);
  const all = [...off, ...worked];
  if (off.length === 0) return [{ code: 'empty' }] satisfies NoticeFault[];
  return [
    ...about(
      'no-date',
      all.filter((date) => !isDate(date)),
    ),
    ...about(
      'other-year',
      all.filter((date) => isDate(date) && !date.startsWith(`${String(year)}-`)),
    ),
    ...about('twice', [...repeated(off), ...repeated(worked)]),
    ...about(
      'off-and-worked',
      worked.filter((date) => off.includes(date)),
    ),
    ...about(
      'weekday-worked',
      worked.filter((date) => isDate(date) && !isWeekend(date)),
    ),
  ];
}

const about = (code: NoticeFault['code'], dates: readonly string[]): NoticeFault[] =>
  [...new Set(dates)].map((date) => ({ code, date }));

const repeated = (dates: readonly string[]): string[] => dates.filter((date, at) => dates.indexOf(date) !== at);
