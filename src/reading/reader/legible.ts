import { unscannable, Unreadable, LIMITS, type ReadingCause, type ReadPart, type Reading } from '../reading.js';
import { isGarbled, signsOf } from './garbled.js';
import { unified } from './unified.js';

/** What a reader found in a file, before anybody judged whether it is all that a person would read. */
export interface Found {
  readonly parts: readonly ReadPart[];
  readonly metadata: Reading['metadata'];
  /** Why a machine must not wave it through, whatever the words say. */
  readonly danger?: ReadingCause | null;
  /** It shows pictures in places where next to no words stand. */
  readonly pictured?: boolean;
}

/** Fewer signs than that are a page number or a stamp, not a page. */
export const LEAST_A_PAGE = 20;

/**
 * Whether what was read is what a person would read: none, far too little for the pages, or signs that stand for nothing is never
 * clean. The properties are screened like the text, but do not make up for it.
 */
export function judged({ metadata, danger, pictured, ...found }: Found): Reading {
  const content = found.parts.map(({ where, text }) => ({ where, text: unified(text) }));
  const properties = unified(metadata.map(({ value }) => value).join('\n'));
  const parts = [...content, ...(properties === '' ? [] : [{ where: 'properties', text: properties }])];
  if (parts.reduce((sum, { text }) => sum + text.length, 0) > LIMITS.characters) throw new Unreadable('too-large');
  const cause = danger ?? unreadIn(content, pictured === true);
  return cause === null ? { state: 'read', parts, metadata } : unscannable(cause, { parts, metadata });
}

function unreadIn(parts: readonly ReadPart[], pictured: boolean): ReadingCause | null {
  if (parts.every(({ text }) => signsOf(text) === '')) return 'no-text';
  if (pictured || tooThin(parts)) return 'too-little-text';
  return isGarbled(parts.map(({ text }) => text)) ? 'garbled' : null;
}

/** A quarter of the pages that say anything say next to nothing. */
function tooThin(parts: readonly ReadPart[]): boolean {
  const pages = parts.filter(({ where }) => where.startsWith('page:')).map(({ text }) => signsOf(text).length);
  const thin = pages.filter((length) => length > 0 && length < LEAST_A_PAGE).length;
  return thin > 0 && thin * 4 >= pages.filter((length) => length > 0).length;
}
