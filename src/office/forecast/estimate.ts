import type { Definition, StepRule } from '../../domain/lifecycle/rules.js';
import { remainingSteps } from '../../domain/lifecycle/remaining-steps.js';

/** Fewer finished tasks than this say nothing about a unit. */
export const LEAST_SAMPLE = 5;

/** What a step is expected to take, and what that rests on. */
export interface StepEstimate {
  readonly step: StepRule;
  readonly days: number; // working days
  readonly basis: 'unit' | 'all-units' | 'limit' | 'unknown';
  readonly sample: number; // finished tasks the median is of; 0 where there is none
}

export interface Pace {
  readonly median: number;
  readonly sample: number;
}

/** The pace of a step in a unit, or of all units (`null`); undefined where nothing was finished. */
export type PaceOf = (unit: string | null, step: string) => Pace | undefined;

/**
 * The steps a case in `state` still has before it, the one at hand first, each with the median it took in the unit; with too few of those
 * the median of all units, else the internal limit of the workflow, else nothing: then the step counts as no time and says so.
 */
export function estimates(definition: Definition, state: string, unit: string, paceOf: PaceOf): StepEstimate[] {
  return remainingSteps(definition, state).map((step) => estimateOf(step, unit, paceOf));
}

function estimateOf(step: StepRule, unit: string, paceOf: PaceOf): StepEstimate {
  const own = paceOf(unit, step.id);
  if (own !== undefined && own.sample >= LEAST_SAMPLE) return from(step, 'unit', own);
  const all = paceOf(null, step.id);
  if (all !== undefined && all.sample >= LEAST_SAMPLE) return from(step, 'all-units', all);
  if (step.limit !== null) return { step, days: step.limit, basis: 'limit', sample: own?.sample ?? 0 };
  return { step, days: 0, basis: 'unknown', sample: 0 };
}

const from = (step: StepRule, basis: 'unit' | 'all-units', { median, sample }: Pace): StepEstimate => ({
  ...{ step, basis, sample, days: median },
});
