import { mayNameItem, type BoardScope } from '../../domain/authority/board-scope.js';
import { addDays, dateInShanghai } from '../../domain/calendar/dates.js';
import { workingDaysBetween } from '../../domain/calendar/due-date.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { formatDate } from '../../platform/formats.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { MatterRow } from '../board/board-reader.js';
import type { Tone } from '../board/matters.js';
import type { OfficeNames } from './names.js';

export interface Showing {
  readonly scope: BoardScope;
  readonly names: OfficeNames;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
  readonly locale: Locale;
}

/** A row as a list shows it: by its title for those who may read content, else by its entry; the trail is open to every reader of the board. */
export function rowModel(row: Omit<MatterRow, 'tone'>, { scope, names, calendar, now, locale }: Showing) {
  const entry = row.entry === '' ? '' : names.entry(row.entry, locale);
  const named = mayNameItem(scope, row.unit);
  const kind = translate(locale, `office.kind.${row.kind}`);
  const untitled = entry === '' ? kind : entry;
  return {
    id: row.id,
    title: named && row.title !== '' ? row.title : untitled,
    href: named && row.kind === 'item' ? `/workbench/items/${row.id}` : null,
    trail: `/office/cases/${row.id}/trail`,
    meta: [kind, names.unit(row.unit, locale), ...(named ? [entry] : []), row.number ?? ''].filter(
      (word) => word !== '',
    ),
    step: names.step(row.state, locale),
    due: row.ends_at === null ? null : dueWords(row.ends_at, calendar, now, locale),
    since: row.updated_at,
  };
}

/** 剩 3 个工作日 · 2026年12月21日: the last lawful day, and how long until it or since. */
export function dueWords(endsAt: Date, calendar: WorkingCalendar, now: Date, locale: Locale) {
  const end = endsAt.toISOString();
  const day = dateInShanghai(new Date(endsAt.getTime() - 1));
  const today = dateInShanghai(now);
  const left = workingDaysBetween(calendar, today, day);
  const over = endsAt <= now;
  const key = over && day === today ? 'just-over' : left < 0 ? 'over' : day === today ? 'today' : 'left';
  const tone: Tone = over ? 'red' : day <= soonest(calendar, today) ? 'amber' : 'green';
  const words = translate(locale, `office.due.${key}`, { days: Math.abs(left), day: formatDate(locale, day) });
  return { end, tone, words };
}

function soonest(calendar: WorkingCalendar, today: string): string {
  let day = today;
  while (workingDaysBetween(calendar, today, addDays(day, 1)) <= 5) day = addDays(day, 1);
  return day;
}
