import type { Actor } from '../actor.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import { within } from '../lifecycle/check/nodes.js';
import { notInThisState } from '../lifecycle/candidates.js';
import type { Facts } from '../lifecycle/facts.js';
import type { ActionRule, Definition, Who } from '../lifecycle/rules.js';
import type { Proposal } from '../lifecycle/step.js';
import type { Refusal } from '../refusal.js';
import { ownerOf, ruleOf } from './owner.js';
import { signerRefusals } from './recorded.js';
import { separationRefusals } from './separation.js';
import { capacities, identities } from './standing-in.js';

/**
 * May this actor, for this unit, do this to this case as read? Deny by default (invariant 6): only a line of the definition's action
 * table permits. Empty means yes; otherwise every reason, with the rule that makes the step someone else's.
 */
export function authorise(definition: Definition, proposal: Proposal, jurisdiction: Jurisdiction): readonly Refusal[] {
  const refusals = capacities(proposal.actor).map((actor) => inCapacity(definition, { ...proposal, actor }, jurisdiction));
  return refusals.some((reasons) => reasons.length === 0) ? [] : closest(refusals);
}

/** In which capacity the actor does it: by own right where that is enough, else for the first absent colleague whose right it is. */
export function capacityFor(definition: Definition, proposal: Proposal, jurisdiction: Jurisdiction): Actor {
  const able = (actor: Actor) => inCapacity(definition, { ...proposal, actor }, jurisdiction).length === 0;
  return capacities(proposal.actor).find(able) ?? proposal.actor;
}

function inCapacity(definition: Definition, proposal: Proposal, jurisdiction: Jurisdiction): readonly Refusal[] {
  const action = definition.actions.get(proposal.action);
  if (action === undefined) return [{ code: 'unknown-action', kind: 'authority', params: { action: proposal.action } }];
  const refusals = applicable(action, proposal.facts).map((who) => against(definition, who, proposal, jurisdiction));
  const byPeople = refusals.some((reasons) => reasons.length === 0) ? [] : closest(refusals);
  return byPeople.length > 0 ? byPeople : misplaced(definition, action, proposal);
}

/** Lines that hold in the states as they are; where none does, the state's refusal follows and any line may pass. */
function applicable({ who }: ActionRule, facts: Facts): readonly Who[] {
  const here = who.filter((one) => one.in === undefined || isIn(facts, one.in));
  return here.length > 0 ? here : who;
}

function against(definition: Definition, who: Who, proposal: Proposal, jurisdiction: Jurisdiction): readonly Refusal[] {
  const { actor, facts } = proposal;
  const units = definition.registry.unitRules[who.unit]?.(facts) ?? [];
  const label = definition.actions.get(proposal.action)?.label ?? { zh: proposal.action, en: proposal.action };
  if (!units.includes(actor.unit)) {
    const params = { ...ownerOf(units, jurisdiction), step: label.zh, stepEn: label.en };
    return [{ code: 'wrong-unit', kind: 'authority', params, ...ruleOf(facts, jurisdiction) }];
  }
  if (!actor.roles.includes(who.role)) {
    const params = { role: who.role, step: label.zh, stepEn: label.en };
    return [{ code: 'wrong-role', kind: 'authority', params }];
  }
  return [...signerRefusals(who, proposal), ...separated(who, proposal)];
}

/** On paper or by word of mouth the signer decides: duties are separated by the signer, not by the clerk. */
function separated({ duty, recorded }: Who, { actor, signer, facts, probing }: Proposal): readonly Refusal[] {
  if (duty === undefined) return [];
  if (recorded !== true) return separationRefusals(duty, identities(actor), facts);
  return signer === undefined || probing ? [] : separationRefusals(duty, [signer.account], facts);
}

/** Of several lines that all refuse, the one that came nearest speaks: not the unit's, not the role's, not signed this way, or more. */
function closest(refusals: readonly (readonly Refusal[])[]): readonly Refusal[] {
  const distance = (reasons: readonly Refusal[]): number =>
    Math.max(...reasons.map(({ code }) => FAR_OFF.indexOf(code)));
  return [...refusals].sort((a, b) => distance(a) - distance(b))[0] ?? [];
}

const FAR_OFF: readonly string[] = ['clerk-records', 'recorded-needed', 'wrong-role', 'wrong-unit'];

/** Rights beside the machine (EDIT, MARK …) exist in some states only; the machine itself judges the rest. */
function misplaced(definition: Definition, { beside }: ActionRule, proposal: Proposal): readonly Refusal[] {
  if (beside === null || beside.some((state) => isIn(proposal.facts, state))) return [];
  return [notInThisState(definition, proposal)];
}

const isIn = ({ states }: Facts, prefix: string): boolean => states.some((state) => within(state, prefix));
