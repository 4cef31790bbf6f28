import { sha256Hex } from '../audit/canonical-json.js';
import type { Find, TextContext } from './find.js';
import { findsIn } from './finds-in.js';
import type { WordLists } from './word-lists.js';

/** A find with a digest of its words: the same words are the same wherever they stand. */
export interface FoundText extends Find {
  readonly digest: string;
  readonly words: string;
  /** Of a file: the part it stands in (body, comment, hidden-sheet:… ). */
  readonly where?: string;
}

/** What the detectors see in one text. */
export function foundIn(text: string, context: TextContext, lists: WordLists): FoundText[] {
  return findsIn(text, context, lists).map((find) => ({ ...find, ...wordsAt(text, find) }));
}

function wordsAt(text: string, { start, end }: Find): Pick<FoundText, 'digest' | 'words'> {
  const words = text.slice(start, end);
  return { words, digest: digestOf(words) };
}

/** The same words have the same digest, however they are spaced or widened. */
export const digestOf = (words: string): string => sha256Hex(words.normalize('NFKC').replace(/\s/g, '')).slice(0, 32);
