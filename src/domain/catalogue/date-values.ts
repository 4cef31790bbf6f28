import { isDate } from '../calendar/dates.js';
import type { Entry, EntryDate } from './jurisdiction.js';

type Dates = Readonly<Record<string, string>>;

export function missingDates(entry: Entry, dates: Dates): string[] {
  return entry.dates.filter(({ id, required }) => required && !given(dates[id])).map(({ id }) => `dates.${id}`);
}

/** Each date as its event is reckoned: a day, an instant, or a period `from/to`. */
export function invalidDates(entry: Entry, dates: Dates): { readonly field: string; readonly code: string }[] {
  return Object.entries(dates).flatMap(([id, text]) => {
    const field = `dates.${id}`;
    const asked = entry.dates.find((one) => one.id === id);
    if (asked === undefined) return [{ field, code: 'unknown-date' }];
    const { fits, code } = KINDS[asked.kind];
    return !given(text) || fits(text) ? [] : [{ field, code }];
  });
}

const KINDS: Record<EntryDate['kind'], { readonly fits: (text: string) => boolean; readonly code: string }> = {
  date: { fits: isDate, code: 'not-a-date' },
  instant: { fits: isInstant, code: 'not-an-instant' },
  period: { fits: isPeriod, code: 'not-a-period' },
};

/** ISO date-time; without an offset it is read as Shanghai time, as `datetime-local` fields send it. */
function isInstant(text: string): boolean {
  const [, day = '', hours = '', minutes = ''] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? [];
  return isDate(day) && Number(hours) < 24 && Number(minutes) < 60;
}

function isPeriod(text: string): boolean {
  const [from = '', to = '', ...more] = text.split('/');
  return more.length === 0 && isDate(from) && isDate(to) && from <= to;
}

const given = (text: string | undefined): text is string => text !== undefined && text !== '';
