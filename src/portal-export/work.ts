import { createHash } from 'node:crypto';
import { LOCALES, type Locale } from '../platform/i18n.js';
import { pagePlace, type Place } from './places.js';
import type { ShownRow } from './snapshot.js';

/** One file to come: what to ask the window for, and what decides what it answers. */
export interface Work {
  readonly place: Place;
  readonly url: string;
  readonly locale: Locale;
  /** The same stamp, the same file: it need not be rendered again. */
  readonly stamp: string;
  readonly kind: 'page' | 'gone' | 'data' | 'file' | 'asset';
}

/** The page of a path in every language; `url` where the server is asked for something else than the path. */
export function pageWork(path: string, stamp: string, more: Partial<Pick<Work, 'url' | 'kind'>> = {}): Work[] {
  const { url = path, kind = 'page' } = more;
  return LOCALES.map((locale) => ({ url, place: pagePlace(path, locale), locale, stamp, kind }));
}

/** Feeds, JSON and files are the same in every language. */
export const dataWork = (url: string, place: Place, stamp: string, kind: Work['kind'] = 'data'): Work => ({
  ...{ url, place, stamp, kind },
  locale: 'zh',
});

export const stampOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

/** What a list shows of a publication: its row never changes, whether it is repealed does. */
export const linesOf = (rows: readonly ShownRow[]): readonly string[] =>
  rows.map(({ publication, visibility }) => `${publication} ${visibility}`);
