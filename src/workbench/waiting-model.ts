import type { WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { translate, type Locale } from '../platform/i18n.js';
import { waitingOf, type Waiting } from './waiting.js';

/** How long a step has waited, as a row says it: 剩 3 个工作日 · 12 月 21 日. */
export interface WaitingModel {
  readonly tone: Waiting['tone'];
  readonly label: string;
  readonly since: string;
}

export function waitingModel(
  calendar: WorkingCalendar,
  since: string,
  limit: number | null,
  now: Date,
  locale: Locale,
): WaitingModel {
  const { tone, left, due } = waitingOf(calendar, since, limit, now);
  return { tone, since, label: left === null || due === null ? '' : wordsFor(left, due, locale) };
}

function wordsFor(left: number, due: string, locale: Locale): string {
  const day = shortDay(due, locale);
  if (left < 0) return translate(locale, 'workbench.waiting.late', { days: -left, day });
  return left === 0
    ? translate(locale, 'workbench.waiting.today', { day })
    : translate(locale, 'workbench.waiting.left', { days: left, day });
}

/** 12 月 21 日 · 21 Dec */
export function shortDay(date: string, locale: Locale): string {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB';
  const form = { month: locale === 'zh' ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(tag, form).format(new Date(`${date}T00:00:00Z`));
}
