import type { Actor, Role } from '../actor.js';

/**
 * The capacities in which a person can act, the own right first, then for each absent colleague. A capacity holds one person's roles
 * only: rights of two people are never added up.
 */
export function capacities({ delegations = [], ...own }: Actor): readonly Actor[] {
  return [own, ...delegations.map((delegation) => ({ ...own, roles: delegation.roles, standingFor: delegation }))];
}

/** Whom an act is counted to when duties are separated: the one who acts, and the one for whom. */
export const identities = ({ account, standingFor }: Actor): readonly string[] =>
  standingFor === undefined ? [account] : [account, standingFor.account];

/** Every role the person can act in today, own or delegated: what lists and pages are opened by. */
export const rolesToday = (actor: Actor): readonly Role[] => [
  ...new Set(capacities(actor).flatMap(({ roles }) => roles)),
];

/** `list` with everyone the act is counted to. */
export const counted = (list: readonly string[], actor: Actor): readonly string[] => [
  ...new Set([...list, ...identities(actor)]),
];
