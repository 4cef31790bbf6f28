import type { Ground } from '../ground.js';
import type { Naming } from '../naming.js';
import { thresholdsOf, type Thresholds } from '../waiting.js';

export interface StepThreshold extends Thresholds {
  readonly state: string;
}

/** One line per state that has an internal limit. */
export function stepThresholds(naming: Naming, ground: Ground): StepThreshold[] {
  const { calendar } = ground.jurisdiction;
  const states = [...new Set(naming.steps().map(({ state }) => state))];
  return states.flatMap((state) => {
    const limit = naming.limitOf(state, null);
    return limit === null ? [] : [{ state, ...thresholdsOf(calendar, limit, ground.now()) }];
  });
}
