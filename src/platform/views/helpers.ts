import Handlebars, { type HelperOptions } from 'handlebars';
import type { Assets } from '../assets.js';
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatMeasure,
  formatRelative,
  formatSize,
  formatTime,
  type Moment,
} from '../formats.js';
import { embeddedJson } from './embedded-json.js';
import { inLocale, translate, type Locale } from '../i18n.js';

const localeIn = (options: HelperOptions): Locale => (options.data as { locale: Locale }).locale;

/** Everything a template may call; `{{t "portal.search.button"}}`, `{{date publishedAt}}`, `{{asset "css/portal.css"}}`. */
export function helpersFor(assets: Assets): Record<string, Handlebars.HelperDelegate> {
  return {
    t: (key: string, options: HelperOptions) =>
      translate(localeIn(options), key, options.hash as Record<string, unknown>),
    named: (text: Record<Locale, string>, options: HelperOptions) => inLocale(text, localeIn(options)),
    date: (moment: Moment, options: HelperOptions) => formatDate(localeIn(options), moment),
    datetime: (moment: Moment, options: HelperOptions) => formatDateTime(localeIn(options), moment),
    day: (moment: Moment) => formatDay(moment),
    time: (moment: Moment) => formatTime(moment),
    iso: (moment: Moment) => new Date(moment).toISOString(),
    relative: (moment: Moment, now: Date, options: HelperOptions) => formatRelative(localeIn(options), moment, now),
    amount: (measure: { value: string }, options: HelperOptions) => formatMeasure(localeIn(options), measure),
    filesize: (bytes: number) => formatSize(bytes),
    eq: (a: unknown, b: unknown) => a === b,
    or: (a: unknown, b: unknown) => Boolean(a) || Boolean(b),
    concat: (...parts: unknown[]) => parts.slice(0, -1).join(''),
    asset: (name: string) => assets.urlOf(name),
    paragraphs: (text: string) => paragraphs(text),
    jsonLd: (block: object) => new Handlebars.SafeString(embeddedJson(block)),
    body: (html: string) => new Handlebars.SafeString(html),
  };
}

/** Blank lines part paragraphs, single ones break lines; everything else is escaped. */
function paragraphs(text: string): Handlebars.SafeString {
  const parts = text.split(/\r?\n\s*\r?\n/).filter((part) => part.trim() !== '');
  const lines = (part: string): string =>
    part
      .trim()
      .split(/\r?\n/)
      .map((line) => Handlebars.escapeExpression(line))
      .join('<br>');
  return new Handlebars.SafeString(parts.map((part) => `<p>${lines(part)}</p>`).join(''));
}
