import type { Facts } from './facts.js';
import type { Definition, StepRule } from './rules.js';
import type { NeededTask } from './step.js';

/** The tasks the active states need, given the facts after the step: one for each unit that may do it. */
export function neededTasks(definition: Definition, facts: Facts): readonly NeededTask[] {
  return facts.states.flatMap((state) => {
    const step = definition.steps.get(state);
    return step === undefined ? [] : tasksOf(definition, step, facts);
  });
}

/** Signers who come first have their tasks first; the step's own opens when none of them is missing. */
function tasksOf(definition: Definition, step: StepRule, facts: Facts): readonly NeededTask[] {
  const first = step.first === undefined ? [] : tasksOf(definition, step.first, facts);
  if (first.length > 0) return first;
  const { unitRules, dateRules } = definition.registry;
  const notBefore = step.notBefore === undefined ? null : (dateRules[step.notBefore]?.(facts) ?? null);
  const units = new Set(unitRules[step.unit]?.(facts) ?? []);
  return [...units].map((unit) => ({
    state: step.state,
    step: step.id,
    unit,
    role: step.role,
    ...(notBefore === null ? {} : { notBefore }),
  }));
}
