import type { Clock } from './clock.js';

/** A due date that another calendar gives another day; instants and dates as clocks have them. */
export interface MovedDue {
  readonly rule: string;
  readonly text: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Clocks of one case on two calendars → those still open whose end is not the same. What is done stays as it was done. */
export function movedDues(before: readonly Clock[], after: readonly Clock[]): readonly MovedDue[] {
  const ends = new Map(after.map(({ rule, due }) => [rule, due]));
  return before
    .filter(({ rule, doneAt, due }) => doneAt === null && ends.has(rule) && ends.get(rule) !== due)
    .map(({ rule, text, due }) => ({ rule, text, from: due, to: ends.get(rule) ?? null }));
}
