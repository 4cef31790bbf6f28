import type { Actor, Delegation } from '../domain/actor.js';
import { readScope } from '../domain/authority/read-scope.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';

/** Which tasks a person may take: of the own unit, by own roles or for absent colleagues. Entrusted units and agencies have tasks of their own. */
export interface TaskScope {
  readonly account: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly delegations?: readonly Delegation[];
  /** Sees the content of every case; the others see that of the cases their unit takes part in. */
  readonly everything: boolean;
}

/** Lists take the scope as a required argument (invariant 6). */
export function taskScope(actor: Actor, jurisdiction: Jurisdiction): TaskScope {
  const { account, unit, roles, delegations = [] } = actor;
  return { account, unit, roles, delegations, everything: readScope(actor, jurisdiction).kind === 'all' };
}

/** The tasks of one role: whose claims count as one's own, and whether those that nobody has claimed are listed here (once only). */
export interface Desk {
  readonly role: string;
  readonly principal: string | null;
  readonly unclaimed: boolean;
}

/** The own roles first, then each absent colleague's; a role that several have shows its unclaimed tasks once. */
export function desksOf({ roles, delegations = [] }: TaskScope): readonly Desk[] {
  const all = [
    ...roles.map((role) => ({ role, principal: null })),
    ...delegations.flatMap((one) => one.roles.map((role) => ({ role, principal: one.account }))),
  ];
  return all.map((desk, nth) => ({ ...desk, unclaimed: all.findIndex(({ role }) => role === desk.role) === nth }));
}

/** For whom a listed task would be done: the colleague who holds it, else the first whose role it is; null by own right. */
export function standsFor(
  { roles, delegations = [] }: Pick<TaskScope, 'roles' | 'delegations'>,
  task: { readonly role: string | null; readonly claimed_by: string | null },
): Delegation | null {
  const lent = delegations.filter((one) => one.roles.some((role) => role === task.role));
  const held = lent.find(({ account }) => account === task.claimed_by);
  return held ?? (roles.some((role) => role === task.role) ? null : (lent[0] ?? null));
}
