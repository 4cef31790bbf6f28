import type { Outcome, Refusal } from '../domain/refusal.js';
import type { Reason } from './problem.js';

/** Thrown by controllers and pages only: carries the "no" of the layers below to the problem filter. */
export class RefusedError extends Error {
  constructor(
    readonly refusals: readonly Reason[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(refusals.map((refusal) => refusal.code).join(', '));
    this.name = 'RefusedError';
  }
}

/** The value of an outcome, or its refusals as the answer. */
export function orRefuse<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RefusedError(outcome.refusals);
}

/** Whoever may not know that a thing exists hears the same as when it does not (invariant 6). */
export const NOT_FOUND: Refusal = { code: 'not-found', kind: 'missing' };

/** A word that this system never gave as the end of a page. */
export const BAD_CURSOR: Refusal = { code: 'bad-cursor', kind: 'malformed', field: 'cursor' };

export const notFound = (): RefusedError => new RefusedError([NOT_FOUND]);
