import { CODES } from './detectors/codes.js';
import { PAPERS } from './detectors/papers.js';
import { PERSON_NUMBERS } from './detectors/person-numbers.js';
import { PERSON_WORDS } from './detectors/person-words.js';
import type { Detector, Find, Severity, TextContext } from './find.js';
import { plainOf } from './plain.js';
import type { WordLists } from './word-lists.js';

const AROUND = 12;
const GRAVITY: Readonly<Record<Severity, number>> = { block: 3, mask: 2, mend: 1, judge: 0 };

/** Every detector there is, by name; the messages and the evaluation follow this list. */
export const DETECTORS: readonly Detector[] = [...PERSON_NUMBERS, ...PERSON_WORDS, ...PAPERS, ...CODES];

/**
 * Candidate, boundary, checksum, context, score: what the detectors see in one text. One place is one find: of those that overlap the
 * graver stays, then the surer, then the longer.
 */
export function findsIn(text: string, context: TextContext, lists: WordLists): readonly Find[] {
  if (text === '') return [];
  const plain = plainOf(text);
  const listed: Detector = {
    name: 'word-list',
    severity: 'judge',
    suggestion: 'mask',
    look: (words) => lists.look(words),
  };
  const detectors = [...DETECTORS, listed];
  const seen = (words: string, by: readonly Detector[]): Find[] =>
    by.flatMap((detector) => detector.look(words, context).map((candidate) => findOf(text, detector, candidate)));
  const found = seen(plain, detectors);
  const kept = apart(found);
  const again = detectors.filter(({ name }) => found.some((find) => find.detector === name && isDrowned(find, kept)));
  return apart([...kept, ...seen(without(plain, kept), again)]).sort((a, b) => a.start - b.start);
}

/** A graver find stands in it, as a telephone right behind an address: what is left of it must still be looked for. */
const isDrowned = (find: Find, kept: readonly Find[]): boolean =>
  GRAVITY[find.severity] < GRAVITY.mask && kept.some((each) => isGrave(each) && overlap(find, each));

const isGrave = ({ severity }: Find): boolean => GRAVITY[severity] >= GRAVITY.mask;

/** The same text, place for place, with a stop wherever a grave find is. */
const without = (plain: string, finds: readonly Find[]): string =>
  finds
    .filter(isGrave)
    .reduce((text, { start, end }) => text.slice(0, start) + '。'.repeat(end - start) + text.slice(end), plain);

const overlap = (one: Find, other: Find): boolean => one.start < other.end && other.start < one.end;

function findOf(
  text: string,
  { name, severity, suggestion, ground }: Detector,
  { start, end, score }: { readonly start: number; readonly end: number; readonly score: number },
): Find {
  const excerpt = text.slice(Math.max(0, start - AROUND), end + AROUND);
  return {
    detector: name,
    severity,
    suggestion,
    start,
    end,
    excerpt,
    score,
    ...(ground === undefined ? {} : { ground }),
  };
}

function apart(finds: readonly Find[]): Find[] {
  const byWeight = [...finds].sort(
    (a, b) => GRAVITY[b.severity] - GRAVITY[a.severity] || b.score - a.score || b.end - b.start - (a.end - a.start),
  );
  return byWeight.reduce<Find[]>((kept, find) => {
    return kept.some((each) => overlap(find, each)) ? kept : [...kept, find];
  }, []);
}
