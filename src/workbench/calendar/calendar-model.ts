import type { CalendarPreviewJson, CalendarYearJson } from '../../calendar/schemas.js';
import { dayOfYear } from '../../deadlines/showing/days.js';
import { rangesOf } from '../../deadlines/showing/ranges.js';
import { yearGrid } from '../../deadlines/showing/year-grid.js';
import { formatDate, formatDateTime } from '../../platform/formats.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';

/** One line of the list of years. */
export const yearRow = ({ year, notice, versions }: CalendarYearJson, locale: Locale) => ({
  ...{ year, notice: notice?.title ?? '', address: notice?.address ?? null },
  issued: notice === null ? '' : formatDate(locale, notice.issued),
  versions: translate(locale, 'calendar.versions-count', { n: versions.length }),
});

/** A year whole: the versions of what is known of it, newest first, and its twelve months. */
export function yearModel({ year, provisional, versions, daysOff, workdays }: CalendarYearJson, locale: Locale) {
  const say = (key: string, params = {}) => translate(locale, `calendar.${key}`, params);
  return {
    ...{ year, provisional, months: yearGrid(year, { daysOff: byDate(daysOff), workdays: byDate(workdays) }, locale) },
    monthsTitle: say('months', { year }),
    versions: versions.toReversed().map(({ notice, address, issued, inForce, imported, ...days }) => ({
      ...{ notice, address, inForce, issued: formatDate(locale, issued) },
      source:
        imported === null
          ? say('shipped')
          : say('imported-by', { by: imported.by, at: formatDateTime(locale, imported.at) }),
      ...{ daysOff: listed(days.daysOff, year, locale), workdays: listed(days.workdays, year, locale) },
    })),
  };
}

/** What a notice would move, to be read before it is recorded. */
export function previewModel({ moves, moved }: CalendarPreviewJson, naming: Naming, locale: Locale) {
  const say = (key: string, params = {}) => translate(locale, `calendar.preview.${key}`, params);
  return {
    sentence: moved === 0 ? say('none') : say('moved', { n: moved }),
    more: moves.length < moved ? say('shown', { n: moves.length }) : null,
    moves: moves.map(({ case: id, kind, title, unit, text, from, to }) => ({
      ...{ title: title === '' ? translate(locale, 'workbench.item.untitled') : title, text },
      href: kind === 'item' ? `/workbench/items/${id}` : null,
      unit: naming.unit(unit, locale),
      from: from === null ? '' : formatDate(locale, from),
      to: to === null ? '' : formatDate(locale, to),
    })),
  };
}

type Days = CalendarYearJson['daysOff'];

const byDate = (days: Days): ReadonlyMap<string, string> =>
  new Map(days.flatMap(({ name, dates }) => dates.map((date) => [date, name] as const)));

/** 春节 2月15日至2月23日（9 天）: as a notice says it, not a row of dates. */
function listed(days: Days, year: number, locale: Locale) {
  const day = (date: string) => dayOfYear(date, `${String(year)}-01-01`, locale);
  const say = (key: string, params: Readonly<Record<string, unknown>>) => translate(locale, `calendar.${key}`, params);
  return days.map(({ name, dates }) => ({
    name,
    dates: rangesOf(dates.map((date) => ({ date, why: name })))
      .map((one) => (one.days === 1 ? day(one.from) : say('range', { ...one, from: day(one.from), to: day(one.to) })))
      .join(say('comma', {})),
  }));
}
