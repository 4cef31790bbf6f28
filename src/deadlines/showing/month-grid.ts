import { addDays } from '../../domain/calendar/dates.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { monthOf, weekdays } from './days.js';

/** A period to be drawn: which days were counted, in the order of counting, and why others were not. */
export interface Drawn {
  readonly event: string;
  readonly due: string;
  readonly counted: readonly string[];
  readonly madeUp: readonly { readonly date: string }[];
  readonly skipped: readonly { readonly date: string; readonly why: string }[];
}

/** One day of the small calendar: its number, a word under it, and the reason in full for those who listen. */
export interface Cell {
  readonly number: string;
  readonly tone: 'none' | 'plain' | 'event' | 'counted' | 'rest' | 'due' | 'work' | 'made-up';
  readonly mark: string;
  readonly why: string;
}
export interface Month {
  readonly name: string;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  readonly weeks: readonly (readonly Cell[])[];
}

/** A period longer than this is told in words only. */
const MOST_MONTHS = 14;
export const NO_DAY: Cell = { number: '', tone: 'none', mark: '', why: '' };

/** The months a period lies in, week by week from Monday; weeks it does not touch are left out. */
export function monthsOf(drawn: Drawn, locale: Locale): readonly Month[] {
  const [first = '', last = ''] = [drawn.event, drawn.due].sort();
  const months = monthsBetween(first, last);
  if (months.length > MOST_MONTHS) return [];
  const cellOf = cells(drawn, locale);
  return months.map((month) => ({
    name: monthOf(month, locale),
    weekdays: weekdays(locale),
    weeks: weeksOf(month)
      .filter((week) => week.some((day) => day !== null && first <= day && day <= last))
      .map((week) => week.map((day) => (day === null ? NO_DAY : cellOf(day)))),
  }));
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = `${first.slice(0, 7)}-01`; month <= last; month = `${addDays(month, 31).slice(0, 7)}-01`)
    months.push(month);
  return months;
}

/** Seven days a week from Monday; null where the day belongs to another month. */
export function weeksOf(first: string): readonly (readonly (string | null)[])[] {
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function cells({ event, due, counted, madeUp, skipped }: Drawn, locale: Locale): (date: string) => Cell {
  const say = (key: string, params = {}) => translate(locale, `deadlines.day.${key}`, params);
  const ordinals = new Map(counted.map((date, index) => [date, index + 1]));
  const worked = new Set(madeUp.map(({ date }) => date));
  const reasons = new Map(skipped.map(({ date, why }) => [date, why]));
  return (date) => {
    const number = String(Number(date.slice(8)));
    const ordinal = ordinals.get(date);
    const why = reasons.get(date) ?? (worked.has(date) ? say('made-up') : '');
    if (date === due) return { number, why, tone: 'due', mark: say('due') };
    if (date === event) return { number, why, tone: 'event', mark: say('event') };
    if (ordinal !== undefined)
      return { number, why, tone: 'counted', mark: say(worked.has(date) ? 'nth-made-up' : 'nth', { n: ordinal }) };
    if (reasons.has(date)) return { number, why, tone: 'rest', mark: say('rest') };
    return { number, why: '', tone: 'plain', mark: '' };
  };
}
