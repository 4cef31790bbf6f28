import { inOrder, statusOf, type Reason } from '../access/problem.js';
import type { Say } from './wording.js';

/** A refusal as a page shows it: on top, linked to its field, and beside the field. */
export interface PageErrors {
  readonly status: number;
  readonly list: readonly { readonly href: string; readonly text: string }[];
  readonly byField: ReadonlyMap<string, string>;
}

export const NO_ERRORS: PageErrors = { status: 200, list: [], byField: new Map() };

/** `placeOf` finds the place of a field; a reason without one leads to the page's main part. */
export function errorsOf(
  refusals: readonly Reason[],
  say: Say,
  placeOf: (field: string) => string = (field) => `#${field}`,
): PageErrors {
  const ordered = inOrder(refusals);
  const [first] = ordered;
  if (first === undefined) return NO_ERRORS;
  const told = ordered.map((refusal) => ({ field: refusal.field, text: say(refusal) }));
  return {
    status: statusOf(first.kind),
    list: told.map(({ field, text }) => ({ text, href: field === undefined ? '#main' : placeOf(field) })),
    byField: new Map(told.flatMap(({ field, text }) => (field === undefined ? [] : [[field, text] as const]))),
  };
}
