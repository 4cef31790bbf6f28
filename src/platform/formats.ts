import { isTranslated, translate, type Locale } from './i18n.js';

const ZONE = 'Asia/Shanghai';
const TAG = { zh: 'zh-CN', en: 'en-GB' } as const;
const LONG = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const HOUR = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const LONG_HOUR = { ...LONG, ...HOUR } as const;
const NUMERIC = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** An instant (Date or ISO), or a date `YYYY-MM-DD`, which has no zone. */
export type Moment = Date | string;

/** 2026年11月20日 · 20 November 2026 */
export const formatDate = (locale: Locale, moment: Moment): string =>
  formatter(TAG[locale], LONG, zoneOf(moment)).format(new Date(moment));

/** 2026年11月20日 15:04 · 20 November 2026 at 15:04, in Beijing time. */
export const formatDateTime = (locale: Locale, moment: Moment): string =>
  formatter(TAG[locale], LONG_HOUR, ZONE).format(new Date(moment));

/** 15:04 in Beijing time. */
export const formatTime = (moment: Moment): string => formatter('en-GB', HOUR, ZONE).format(new Date(moment));

/** 2026-11-20: for tables and metadata. */
export const formatDay = (moment: Moment): string =>
  formatter('en-CA', NUMERIC, zoneOf(moment)).format(new Date(moment));

/** `1234567.80` → `1,234,567.80`: digits as written, never through a float. */
export const groupDigits = (decimal: string): string =>
  decimal.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** 1,234.50 万元 · 1,234.50 × 10,000 yuan */
export function formatMeasure(locale: Locale, measure: { value: string; unit?: string; currency?: string }): string {
  const { value, unit = '', currency } = measure;
  const key = `measures.${unit}`;
  const named = isTranslated(locale, key) ? translate(locale, key) : unit;
  const foreign = currency !== undefined && currency !== 'CNY' ? ` (${currency})` : '';
  return `${groupDigits(value)} ${named}${foreign}`.trim();
}

/** 12.3 KB: sizes of files. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${kilo.toFixed(0)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** 3 天前 · in 2 hours: always beside the absolute time, never instead of it. */
export function formatRelative(locale: Locale, moment: Moment, now: Date): string {
  const distance = new Date(moment).getTime() - now.getTime();
  const [unit, size] = STEPS.find(([, length]) => Math.abs(distance) >= length) ?? ['minute' as const, 60_000];
  return new Intl.RelativeTimeFormat(TAG[locale], { numeric: 'auto' }).format(Math.trunc(distance / size), unit);
}

const zoneOf = (moment: Moment): string =>
  typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment) ? 'UTC' : ZONE;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Made once for each form: making one costs 0.2 ms, and a page of a list needs twenty. */
function formatter(tag: string, form: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, form, timeZone]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(tag, { ...form, timeZone });
  formatters.set(key, known);
  return known;
}
