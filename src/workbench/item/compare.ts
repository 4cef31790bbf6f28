import { diffWordsWithSpace } from 'diff';
import { readValue, type ElementValue } from '../../domain/catalogue/element-values.js';
import type { Element, Entry } from '../../domain/catalogue/jurisdiction.js';
import { isFilled, type ItemContent } from '../../domain/items/content.js';
import { formatMeasure } from '../../platform/formats.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';

export interface Piece {
  readonly text: string;
  readonly added: boolean;
  readonly removed: boolean;
}

/** One element that differs, with the words that do. */
export interface Change {
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/** Element by element in the catalogue's order; what is the same is left out. */
export function compared(entry: Entry | null, before: ItemContent, after: ItemContent, locale: Locale): Change[] {
  const [old, now] = [linesOf(entry, before, locale), linesOf(entry, after, locale)];
  const labels = [...new Map([...now, ...old]).keys()];
  return labels
    .map((label) => ({ label, from: old.get(label) ?? '', to: now.get(label) ?? '' }))
    .filter(({ from, to }) => from !== to)
    .map(({ label, from, to }) => ({ label, pieces: pieces(from, to) }));
}

/** Chinese has no spaces between words: they are cut as the language cuts them. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

const pieces = (from: string, to: string): Piece[] =>
  diffWordsWithSpace(from, to, { intlSegmenter: WORDS }).map(({ value, added, removed }) => ({
    text: value,
    added,
    removed,
  }));

function linesOf(entry: Entry | null, content: ItemContent, locale: Locale): Map<string, string> {
  const word = (key: string) => translate(locale, `workbench.form.${key}`);
  return new Map([
    [word('title'), content.title],
    [word('summary'), content.summary],
    ...(entry?.elements ?? []).map((element): [string, string] => [
      inLocale(element.name, locale),
      textOf(element, content.elements[element.id], locale),
    ]),
    ...(entry?.dates ?? []).map((date): [string, string] => [
      inLocale(date.name, locale),
      content.dates[date.id] ?? '',
    ]),
    ...content.extra.map(({ name, value }): [string, string] => [name, value]),
  ]);
}

function textOf(element: Element, raw: unknown, locale: Locale): string {
  if (!isFilled(raw)) return '';
  const read = readValue(element, raw);
  return 'value' in read ? written(element, read.value, locale) : JSON.stringify(raw);
}

function written(element: Element, value: ElementValue, locale: Locale): string {
  if (typeof value === 'string') {
    const code = element.codes?.find(({ id }) => id === value);
    return code === undefined ? value : inLocale(code.name, locale);
  }
  if (!Array.isArray(value)) return formatMeasure(locale, value as { value: string; unit: string });
  const rows = value as readonly Readonly<Record<string, string>>[];
  return rows.map((row) => (element.columns ?? []).map(({ id }) => row[id] ?? '').join(' | ')).join('\n');
}
