import { within } from './check/nodes.js';
import type { Definition, StepRule } from './rules.js';

/**
 * The steps a case still has before it at the state it is in: its own, and those after it on the main way that carry a duty (review,
 * approve, publish), in the order of the definition. Side ways - a question, a consultation, a look again - are taken by few and not counted.
 */
export function remainingSteps(definition: Definition, state: string): readonly StepRule[] {
  const steps = [...definition.steps.values()];
  const here = steps.findIndex((step) => within(state, step.state));
  if (here < 0) return [];
  return steps.filter((step, at) => at === here || (at > here && step.duty !== undefined));
}

/**
 * The share of the time left that belongs to the step at hand: the working days left are divided among the steps that remain as their
 * internal limits are. Whole days, at least one while any is left; null where the step has no limit or nothing is left.
 */
export function stepShare(definition: Definition, state: string, daysLeft: number): number | null {
  const limits = remainingSteps(definition, state).map(({ limit }) => limit ?? 0);
  const [own = 0] = limits;
  const all = limits.reduce((sum, limit) => sum + limit, 0);
  return own === 0 || daysLeft < 0 ? null : Math.max(1, Math.floor((daysLeft * own) / all));
}
