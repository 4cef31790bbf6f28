import { translate, type Locale } from '../../platform/i18n.js';
import type { ListRow } from '../reading/rows.js';
import { addressOf } from '../../publication/addresses.js';
import type { Names } from '../../publication/names.js';

/** A piece of text, marked where it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

export interface ResultModel {
  readonly url: string;
  readonly title: string;
  readonly pieces: readonly Piece[];
  readonly summary: readonly Piece[];
  readonly publishedAt: Date;
  readonly entry: string;
  readonly unit: string;
  readonly number: string;
  readonly repealed: boolean;
  readonly relation: string | null;
}

export function resultModel(row: ListRow, words: readonly string[], names: Names, locale: Locale): ResultModel {
  return {
    url: addressOf(row.number),
    title: row.title,
    pieces: highlight(row.title, words),
    summary: highlight(row.summary, words),
    publishedAt: row.publishedAt,
    entry: names.entry(row.entry, locale),
    unit: names.unit(row.unit, locale),
    number: row.number,
    repealed: row.visibility === 'repealed',
    relation: row.relation === null ? null : translate(locale, `portal.relation.${row.relation.kind}`),
  };
}

/** Every occurrence of a word, the longest first; letters of either case and width count as the same where they keep their length. */
export function highlight(text: string, words: readonly string[]): readonly Piece[] {
  const folded = text.normalize('NFKC').toLowerCase();
  if (words.length === 0 || text === '' || folded.length !== text.length)
    return text === '' ? [] : [{ text, hit: false }];
  const pattern = new RegExp(`(?:${words.map(escaped).join('|')})+`, 'g');
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of folded.matchAll(pattern)) {
    if (index > end) pieces.push({ text: text.slice(end, index), hit: false });
    end = index + found.length;
    pieces.push({ text: text.slice(index, end), hit: true });
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
