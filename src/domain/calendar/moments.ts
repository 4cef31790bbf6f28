import { isDate } from './dates.js';

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A day as `YYYY-MM-DD`, an instant as ISO in UTC; null when the text is neither. Without an offset an instant is Shanghai time,
 * as `datetime-local` fields send it.
 */
export function readMoment(text: string): string | null {
  const [whole, day = '', hour, offset] = MOMENT.exec(text) ?? [];
  if (whole === undefined || !isDate(day)) return null;
  if (hour === undefined) return day;
  const time = Date.parse(offset === undefined ? `${whole}+08:00` : whole);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
