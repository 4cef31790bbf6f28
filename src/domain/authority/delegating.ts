import type { Actor, Role } from '../actor.js';
import type { Refusal } from '../refusal.js';

/** An account as it stands while the delegation is judged. */
export interface Party {
  readonly account: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

/** Who is to act for whom, from the first day to the last (both included, Asia/Shanghai), in which roles. */
export interface Wish {
  readonly from: Party;
  readonly to: Party;
  readonly roles: readonly Role[];
  readonly fromDate: string;
  readonly toDate: string;
}

/** A delegation that runs on one of the days wished for. */
export interface Running {
  readonly from: string;
  readonly to: string;
}

/** Roles that are given to a person by name and cannot be lent: running the house, judging it from outside, being the system. */
const NOT_LENT: ReadonlySet<Role> = new Set(['administrator', 'assessor', 'system']);

export const lendable = (roles: readonly Role[]): readonly Role[] => roles.filter((role) => !NOT_LENT.has(role));

/** May this be delegated, and by this actor? Empty means yes, otherwise every reason. */
export function delegationRefusals(
  wish: Wish,
  by: Actor,
  { today, office, running }: { today: string; office: string; running: readonly Running[] },
): readonly Refusal[] {
  return [
    ...(mayArrange(by, wish.from, office) ? [] : [no('delegation-not-yours', 'authority')]),
    ...parties(wish),
    ...roles(wish),
    ...days(wish, today),
    ...chain(wish, running),
  ];
}

/** One's own; the head of the unit and the office arrange it for one who is already away. Never on the strength of a delegation. */
export function mayArrange(by: Actor, from: Pick<Party, 'account' | 'unit'>, office: string): boolean {
  return by.account === from.account || arrangesFor(by, from.unit, office);
}

export const arrangesFor = (by: Actor, unit: string, office: string): boolean =>
  (by.roles.includes('head') && by.unit === unit) || (by.roles.includes('officer') && by.unit === office);

function parties({ from, to }: Wish): readonly Refusal[] {
  return [
    ...(from.account === to.account ? [no('delegate-is-delegator', 'content', 'to')] : []),
    ...(from.unit === to.unit ? [] : [no('delegate-of-other-unit', 'content', 'to')]),
    ...(from.active && to.active ? [] : [no('delegate-inactive', 'content', 'to')]),
    ...(to.roles.includes('administrator') ? [no('delegate-is-administrator', 'content', 'to')] : []),
  ];
}

/** Only what is one's own: received rights are no roles of the account, so the chain ends after one link. */
function roles({ from, roles: wished }: Wish): readonly Refusal[] {
  return wished.flatMap((role) => {
    if (NOT_LENT.has(role)) return [no('role-not-lent', 'content', 'roles', { role })];
    return from.roles.includes(role) ? [] : [no('role-not-held', 'content', 'roles', { role })];
  });
}

function days({ fromDate, toDate }: Wish, today: string): readonly Refusal[] {
  return [
    ...(fromDate < today ? [no('delegation-in-past', 'content', 'fromDate')] : []),
    ...(toDate < fromDate ? [no('delegation-ends-before', 'content', 'toDate')] : []),
  ];
}

/** Nobody is away twice, and nobody who is away stands in: no chain, no circle, and never two delegates for one person. */
function chain({ from, to }: Wish, running: readonly Running[]): readonly Refusal[] {
  const some = (matches: (one: Running) => boolean, code: string, field: string) =>
    running.some(matches) ? [no(code, 'state', field)] : [];
  return [
    ...some((one) => one.from === from.account, 'delegation-overlaps', 'fromDate'),
    ...some((one) => one.to === from.account, 'delegator-stands-in', 'from'),
    ...some((one) => one.from === to.account, 'delegate-away', 'to'),
  ];
}

const no = (
  code: string,
  kind: Refusal['kind'],
  field?: string,
  params?: Readonly<Record<string, string>>,
): Refusal => ({ code, kind, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) });
