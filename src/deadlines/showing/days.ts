import type { Locale } from '../../platform/i18n.js';

const TAG = { zh: 'zh-CN', en: 'en-GB' } as const;

/** 12 月 21 日 · 21 December; with the year where it is another than that of `today`. */
export function dayOfYear(date: string, today: string, locale: Locale): string {
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  return shown(date, locale, { month: 'long', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** 2026年12月21日星期一 · Monday 21 December 2026 */
export const wholeDay = (date: string, locale: Locale): string =>
  shown(date, locale, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });

/** 2026年12月 · December 2026 */
export const monthOf = (date: string, locale: Locale): string =>
  shown(date, locale, { year: 'numeric', month: 'long' });

/** 一, 二 … · Mon, Tue …, from Monday. */
export const weekdays = (locale: Locale): { readonly short: string; readonly long: string }[] =>
  Array.from({ length: 7 }, (_, n) => `2024-01-0${n + 1}`).map((monday) => ({
    short: shown(monday, locale, { weekday: locale === 'zh' ? 'narrow' : 'short' }),
    long: shown(monday, locale, { weekday: 'long' }),
  }));

function shown(date: string, locale: Locale, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(TAG[locale], { ...form, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
