import type { Role } from '../actor.js';
import type { Text } from '../catalogue/jurisdiction.js';
import type { Facts } from '../lifecycle/facts.js';
import type { Definition, StepRule } from '../lifecycle/rules.js';
import { isStrict, separationRefusals } from './separation.js';

/** An account of a unit that takes part, as `AccountDirectory.accountsOf` gives it. */
export interface Person {
  readonly account: string;
  readonly unit: string;
  readonly roles: readonly Role[];
}

/** A step for which nobody would be left: shown when the item is made, and given to the office as an exception. */
export interface UnstaffedStep {
  readonly step: string;
  readonly state: string;
  readonly label: Text;
  readonly role: Role;
  readonly units: readonly string[];
}

/**
 * Human steps of the way to publication that no one of these people could do, given who has drafted: one-person units, everyone
 * drafted, one person for review and approval in a strict unit. Judged on the steps that carry a duty.
 */
export function eligibility(definition: Definition, facts: Facts, people: readonly Person[]): readonly UnstaffedStep[] {
  const steps = [...definition.steps.values()].filter((step) => step.duty !== undefined);
  const candidates = (step: StepRule): readonly string[] => eligibleFor(definition, step, facts, people);
  const reviewers = new Set(steps.filter(({ duty }) => duty === 'review').flatMap(candidates));
  const leaves = (step: StepRule): boolean => {
    const able = candidates(step);
    return step.duty === 'approve' && isStrict(facts) ? twoDiffer(reviewers, able) : able.length > 0;
  };
  return [
    ...steps.filter((step) => !leaves(step)).map((step) => unstaffed(definition, step, facts)),
    ...steps.flatMap(({ first }) => (first === undefined ? [] : withoutSigner(definition, first, facts, people))),
  ];
}

/** Every unit asked to sign first needs someone who can: one that has nobody would hold the case for ever. */
function withoutSigner(
  definition: Definition,
  step: StepRule,
  facts: Facts,
  people: readonly Person[],
): readonly UnstaffedStep[] {
  const asked = unstaffed(definition, step, facts);
  const able = (unit: string): boolean => people.some((one) => one.unit === unit && one.roles.includes(step.role));
  const units = asked.units.filter((unit) => !able(unit));
  return units.length === 0 ? [] : [{ ...asked, units }];
}

/** Reviewer and approver must be two people: one candidate for both is none for the second. */
const twoDiffer = (reviewers: ReadonlySet<string>, approvers: readonly string[]): boolean =>
  approvers.some((approver) => reviewers.size === 0 || [...reviewers].some((reviewer) => reviewer !== approver));

function eligibleFor(
  definition: Definition,
  step: StepRule,
  facts: Facts,
  people: readonly Person[],
): readonly string[] {
  const units = definition.registry.unitRules[step.unit]?.(facts) ?? [];
  return people
    .filter((one) => units.includes(one.unit) && one.roles.includes(step.role))
    .filter((one) => step.duty === undefined || separationRefusals(step.duty, [one.account], facts).length === 0)
    .map((one) => one.account);
}

function unstaffed(definition: Definition, step: StepRule, facts: Facts): UnstaffedStep {
  const units = definition.registry.unitRules[step.unit]?.(facts) ?? [];
  return { step: step.id, state: step.state, label: step.label, role: step.role, units };
}
