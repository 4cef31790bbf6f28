import { addDays } from '../calendar/dates.js';
import type { Periodic } from '../catalogue/shapes/obligations.js';

/** A year, quarter or month of the calendar. Dates `YYYY-MM-DD`. */
export interface ObligationPeriod {
  readonly id: string; // 2026, 2026-Q3, 2026-10
  readonly first: string;
  readonly last: string;
}

const MONTHS: Readonly<Record<Periodic['every'], number>> = { year: 12, quarter: 3, month: 1 };

/** The periods that touch the days from one to another, both included, in order. */
export function periodsBetween(every: Periodic['every'], from: string, to: string): readonly ObligationPeriod[] {
  const months = MONTHS[every];
  const start = monthOf(from);
  const periods: ObligationPeriod[] = [];
  for (let month = start - (start % months); month <= monthOf(to); month += months) {
    const [first, next] = [firstOf(month), firstOf(month + months)];
    periods.push({ id: nameOf(every, first), first, last: addDays(next, -1) });
  }
  return periods;
}

/** 2026年、2026年第3季度、2026年10月 */
export function periodWords(period: string): { readonly zh: string; readonly en: string } {
  const [year = '', part = ''] = period.split('-');
  if (part === '') return { zh: `${year}年`, en: year };
  if (part.startsWith('Q')) return { zh: `${year}年第${part.slice(1)}季度`, en: `${part} ${year}` };
  return { zh: `${year}年${String(Number(part))}月`, en: `${year}-${part}` };
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const firstOf = (month: number): string =>
  `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01`;

function nameOf(every: Periodic['every'], first: string): string {
  if (every === 'year') return first.slice(0, 4);
  return every === 'month'
    ? first.slice(0, 7)
    : `${first.slice(0, 4)}-Q${String(Math.ceil(Number(first.slice(5, 7)) / 3))}`;
}
