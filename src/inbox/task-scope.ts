import type { Actor } from '../domain/actor.js';
import { readScope } from '../domain/authority/read-scope.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';

/** Which tasks a person may take: of the own unit, by own roles. Entrusted units and agencies have tasks of their own. */
export interface TaskScope {
  readonly account: string;
  readonly unit: string;
  readonly roles: readonly string[];
  /** Sees the content of every case; the others see that of the cases their unit takes part in. */
  readonly everything: boolean;
}

/** Lists take the scope as a required argument (invariant 6). */
export function taskScope(actor: Actor, jurisdiction: Jurisdiction): TaskScope {
  const { account, unit, roles } = actor;
  return { account, unit, roles, everything: readScope(actor, jurisdiction).kind === 'all' };
}
