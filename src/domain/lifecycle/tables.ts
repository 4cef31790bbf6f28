import type { MachineConfig, StateMeta } from './check/shape.js';
import type { ActionRule, StateNode, StepRule, Who } from './rules.js';

/** The action table as the domain reads it. */
export function actionsOf(config: MachineConfig): ReadonlyMap<string, ActionRule> {
  const rules = Object.entries(config.meta.actions).map(([name, rule]): [string, ActionRule] => [
    name,
    {
      name,
      label: { zh: rule.zh, en: rule.en },
      who: rule.who as readonly Who[], // zod types an absent key as undefined
      reason: rule.reason ?? false,
      back: rule.back ?? false,
      beside: rule.beside ?? null,
    },
  ]);
  return new Map(rules);
}

/** What each state waits for, by state. */
export function stepsOf(nodes: ReadonlyMap<string, StateNode>): ReadonlyMap<string, StepRule> {
  return new Map(
    [...nodes.values()].flatMap(({ path, config: { meta } }) => {
      const step = stepOf(path, meta);
      return step === null ? [] : [[path, step] as [string, StepRule]];
    }),
  );
}

function stepOf(state: string, meta: StateMeta): StepRule | null {
  const { step, role, unit, duty, notBefore, first } = meta;
  if (step === undefined || role === undefined || unit === undefined) return null;
  return {
    state,
    id: step.id,
    label: { zh: step.zh, en: step.en },
    role,
    unit,
    limit: meta.limit ?? null,
    ...(duty === undefined ? {} : { duty }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(first === undefined ? {} : { first: firstStep(state, first) }),
  };
}

function firstStep(state: string, first: NonNullable<StateMeta['first']>): StepRule {
  return {
    state,
    id: first.step.id,
    label: { zh: first.step.zh, en: first.step.en },
    role: first.role,
    unit: first.unit,
    limit: first.limit ?? null,
  };
}
