import { grouped } from './grouped.js';
import type { Tally } from './board-reader.js';

/** The numbers of one unit, one domain or one step. Expected is what is under way and what is missing together. */
export interface Numbers {
  readonly expected: number;
  readonly open: number;
  readonly due: number;
  readonly overdue: number;
  readonly onTime: number;
  readonly noDate: number;
  readonly missing: number;
}

export interface Line extends Numbers {
  readonly key: string;
}

export type By = 'unit' | 'domain' | 'step';

/** What presses comes first: by what is overdue, then due, then all. */
export function linesBy(tallies: readonly Tally[], by: By): Line[] {
  const lines = grouped(tallies, (tally) => tally[by]).map(([key, group]) => ({ key, ...numbersOf(group) }));
  return lines.sort(
    (one, other) =>
      other.overdue - one.overdue ||
      other.due - one.due ||
      other.expected - one.expected ||
      (one.key < other.key ? -1 : 1),
  );
}

export function numbersOf(tallies: readonly Tally[]): Numbers {
  const sum = (counts: (tally: Tally) => boolean): number =>
    tallies.filter(counts).reduce((all, { count }) => all + count, 0);
  const missing = sum(({ kind }) => kind === 'obligation');
  const expected = sum(() => true);
  return {
    ...{ expected, missing, open: expected - missing },
    overdue: sum(({ tone }) => tone === 'red'),
    due: sum(({ tone }) => tone === 'amber'),
    onTime: sum(({ tone }) => tone === 'green'),
    noDate: sum(({ tone }) => tone === 'plain'),
  };
}
