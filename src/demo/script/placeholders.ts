import type { OfficeDays } from './office-days.js';

const PLACEHOLDER = /<(y|d|i|t)([+-]\d+)?(?: (\d\d:\d\d))?>/g;

/**
 * Fills the dates of a script, which lie in the weeks before and after the day it is loaded: `<y>` 2026, `<d-12>` 2026年11月5日,
 * `<i-12>` 2026-11-05, `<t-12 09:30>` 2026-11-05T09:30:00+08:00, each so many working days from day 0.
 */
export function filled(value: unknown, days: OfficeDays): unknown {
  if (typeof value === 'string') return filledText(value, days);
  if (Array.isArray(value)) return value.map((each) => filled(each, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, days)]));
}

function filledText(text: string, days: OfficeDays): string {
  return text.replace(PLACEHOLDER, (_all, kind: string, offset = '0', time = '09:00') => {
    const date = days.date(Number(offset));
    const [year = '', month, day] = date.split('-');
    if (kind === 'y') return year;
    if (kind === 'i') return date;
    return kind === 't' ? `${date}T${time}:00+08:00` : `${year}年${Number(month)}月${Number(day)}日`;
  });
}
