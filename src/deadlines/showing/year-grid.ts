import { isWeekend, type WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { monthOf, weekdays } from './days.js';
import { NO_DAY, weeksOf, type Cell, type Month } from './month-grid.js';

type Days = Pick<WorkingCalendar, 'daysOff' | 'workdays'>;

/** The twelve months of a year with its days off and the weekend days worked instead, each with its holiday for those who listen. */
export function yearGrid(year: number, days: Days, locale: Locale): readonly Month[] {
  return Array.from({ length: 12 }, (_, n) => `${String(year)}-${String(n + 1).padStart(2, '0')}-01`).map((month) => ({
    name: monthOf(month, locale),
    weekdays: weekdays(locale),
    weeks: weeksOf(month).map((week) => week.map((day) => (day === null ? NO_DAY : cellOf(day, days, locale)))),
  }));
}

function cellOf(date: string, { daysOff, workdays }: Days, locale: Locale): Cell {
  const number = String(Number(date.slice(8)));
  const off = daysOff.get(date);
  const worked = workdays.get(date);
  if (worked !== undefined) {
    const why = translate(locale, 'calendar.worked-for', { holiday: worked });
    return { number, why, tone: 'made-up', mark: translate(locale, 'calendar.work') };
  }
  if (off !== undefined) return { number, why: off, tone: 'rest', mark: translate(locale, 'deadlines.day.rest') };
  return { number, why: '', mark: '', tone: isWeekend(date) ? 'plain' : 'work' };
}
