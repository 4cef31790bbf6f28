import type { Refusal, RefusalKind } from '../refusal.js';
import type { Proposal } from './step.js';

type Params = Readonly<Record<string, string | number>>;

const no = (kind: RefusalKind, code: string, params?: Params, field?: string): Refusal => ({
  code,
  kind,
  ...(params === undefined ? {} : { params }),
  ...(field === undefined ? {} : { field }),
});

/** The case is not in the condition for it: 409. */
export const notNow = (code: string, params?: Params): Refusal => no('state', code, params);

/** What was given, or the item itself, does not do: 422. */
export const notGood = (code: string, params?: Params, field?: string): Refusal => no('content', code, params, field);

/** The action does not exist in this state; the engine of the lifecycle fills in the labels. */
export const NOT_IN_THIS_STATE: Refusal = { code: 'not-in-this-state', kind: 'state' };

export const isIn = ({ facts }: Proposal, prefix: string): boolean =>
  facts.states.some((state) => state === prefix || state.startsWith(`${prefix}.`));

/** A text of the input, empty when none was given. */
export function textOf({ input }: Proposal, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** Why: the reason given, or else the comment. */
export const reasonOf = (proposal: Proposal): string => textOf(proposal, 'reason') || textOf(proposal, 'comment');

export function listOf({ input }: Proposal, name: string): readonly string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
