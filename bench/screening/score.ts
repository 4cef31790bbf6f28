import type { Find } from '../../src/domain/screening/find.js';
import type { Label, Passage } from './markup.js';

/** A place where reviewer and detector differ. */
export interface Difference extends Label {
  readonly passage: Passage;
  readonly kind: 'missed' | 'wrong';
}

/** What one detector made of the corpus. A figure is null where there is nothing to divide by. */
export interface Tally {
  readonly detector: string;
  readonly passages: number; // in which a reviewer marked it
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface Scored {
  readonly tallies: readonly Tally[];
  readonly differences: readonly Difference[];
}

type Look = (passage: Passage) => readonly Pick<Find, 'detector' | 'start' | 'end'>[];

/** A find is right where it overlaps a label of its detector, wrong where it overlaps none; a label no find overlaps is missed. */
export function score(passages: readonly Passage[], detectors: readonly string[], look: Look): Scored {
  const differences = passages.flatMap((passage) => differencesIn(passage, look(passage)));
  return { tallies: detectors.map((detector) => tallyOf(detector, passages, differences)), differences };
}

function differencesIn(passage: Passage, finds: ReturnType<Look>): Difference[] {
  const missed = passage.labels.filter((label) => !finds.some((find) => same(label, find)));
  const wrong = finds.filter((find) => !passage.labels.some((label) => same(label, find)));
  const as = (kind: Difference['kind']) => (place: Label) => ({ ...place, passage, kind });
  return [...missed.map(as('missed')), ...wrong.map(as('wrong'))];
}

const same = (one: Label, other: Label): boolean =>
  one.detector === other.detector && one.start < other.end && other.start < one.end;

function tallyOf(detector: string, passages: readonly Passage[], differences: readonly Difference[]): Tally {
  const its = (each: { readonly detector: string }): boolean => each.detector === detector;
  const count = (kind: Difference['kind']): number =>
    differences.filter((each) => its(each) && each.kind === kind).length;
  const labels = passages.flatMap((passage) => passage.labels).filter(its).length;
  const [missed, wrong] = [count('missed'), count('wrong')];
  const right = labels - missed;
  return {
    ...{ detector, right, wrong, missed },
    passages: passages.filter((passage) => passage.labels.some(its)).length,
    precision: share(right, right + wrong),
    recall: share(right, labels),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
