import type { Actor } from '../actor.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Facts } from '../lifecycle/facts.js';
import type { Definition, Who } from '../lifecycle/rules.js';
import { rolesToday } from './standing-in.js';

/** What an actor may list: all cases, those its unit takes part in, or none (the argument every list requires). */
export type ReadScope =
  { readonly kind: 'all' } | { readonly kind: 'unit'; readonly unit: string } | { readonly kind: 'none' };

/** The office and the supervision office see everything; administrators and the secrecy authority see no content. */
export function readScope(actor: Actor, jurisdiction: Jurisdiction): ReadScope {
  const overall = [jurisdiction.office, jurisdiction.supervisionOffice].includes(actor.unit);
  const roles = rolesToday(actor);
  if (overall && roles.includes('officer')) return { kind: 'all' };
  return roles.some((role) => READING_ROLES.has(role)) ? { kind: 'unit', unit: actor.unit } : { kind: 'none' };
}

const READING_ROLES: ReadonlySet<string> = new Set(['drafter', 'reviewer', 'approver', 'publisher', 'clerk', 'head']);

/** May this actor see this case's content? "Not found" and "not yours" look alike to those who may not. */
export function mayView(definition: Definition, actor: Actor, facts: Facts): boolean {
  return definition.actions.get('VIEW')?.who.some((who) => holds(definition, who, actor, facts)) ?? false;
}

/**
 * May this actor know that the case exists? Who may see it, and who is asked something in its present states: the secrecy authority
 * answers a question without seeing what it is about.
 */
export function mayKnow(definition: Definition, actor: Actor, facts: Facts): boolean {
  const asked = facts.states.map((state) => definition.steps.get(state)).filter((step) => step !== undefined);
  return mayView(definition, actor, facts) || asked.some((step) => holds(definition, step, actor, facts));
}

const holds = (
  { registry }: Definition,
  { role, unit }: Pick<Who, 'role' | 'unit'>,
  actor: Actor,
  facts: Facts,
): boolean => rolesToday(actor).includes(role) && (registry.unitRules[unit]?.(facts) ?? []).includes(actor.unit);
