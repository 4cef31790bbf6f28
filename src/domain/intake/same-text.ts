import { diffArrays } from 'diff';
import type { PublicElement } from '../catalogue/element-values.js';
import type { PublicCopy } from '../items/public-copy.js';

/** One line of the comparison: what only the medium has, what only the item has, or what both have. */
export interface ComparedLine {
  readonly text: string;
  readonly only: 'medium' | 'item' | null;
}

/**
 * The text of the item beside that of the statutory medium, line by line (招标投标法实施条例 15: 内容应当一致). White space, width of signs and
 * the headings that name an element are layout; every other sign counts.
 */
export function compareTexts(copy: PublicCopy, medium: string): readonly ComparedLine[] {
  const headings = new Set(copy.body.map(({ label }) => squeezed(label.zh)));
  const ours = linesOf(textOf(copy), headings);
  const theirs = linesOf(medium, headings);
  return diffArrays(theirs, ours).flatMap(({ value, added, removed }) =>
    value.map((text): ComparedLine => ({ text, only: added ? 'item' : removed ? 'medium' : null })),
  );
}

export const differencesIn = (lines: readonly ComparedLine[]): readonly string[] =>
  lines.filter(({ only }) => only !== null).map(({ text }) => text);

/** The words of the public copy in the order they are read. */
const textOf = ({ title, body }: PublicCopy): string => [title, ...body.flatMap(wordsOf)].join('\n');

/** A row is one line, its cells in the order of the columns; a code is told by its name. */
function wordsOf({ value, chosen, columns = [] }: PublicElement): string[] {
  if (value === null) return [];
  if (chosen !== undefined) return [chosen.zh];
  if (typeof value === 'string') return [value];
  if ('unit' in value) return [`${value.value}${value.unit}`];
  return value.map((row) => columns.map(({ id }) => row[id] ?? '').join(' '));
}

const linesOf = (text: string, headings: ReadonlySet<string>): string[] =>
  text
    .split(/\r?\n/)
    .map(squeezed)
    .filter((line) => line !== '' && !headings.has(line.replace(NUMBERING, '')));

/** （一）、1.、二、 before a heading. */
const NUMBERING = /^(?:\(?[一二三四五六七八九十\d]+\)?[、.,)]?)+/u;

const squeezed = (line: string): string =>
  line
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[:：]$/u, '');
