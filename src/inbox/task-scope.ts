import type { Actor } from '../domain/actor.js';

/** Which tasks a person may take: of the own unit, by own roles. Entrusted units and agencies have tasks of their own. */
export interface TaskScope {
  readonly account: string;
  readonly unit: string;
  readonly roles: readonly string[];
}

/** Lists take the scope as a required argument (invariant 6). */
export const taskScope = ({ account, unit, roles }: Actor): TaskScope => ({ account, unit, roles });
