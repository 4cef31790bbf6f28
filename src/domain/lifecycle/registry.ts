import type { Facts } from './facts.js';
import type { Effect, Guard } from './step.js';

/** Which units own a step or may act: ids, the one that leads first. */
export type UnitRule = (facts: Facts) => readonly string[];

/** From which date a task is to be looked at, `YYYY-MM-DD`. */
export type DateRule = (facts: Facts) => string | null;

/** The code behind the names a definition uses. A name that is not here does not start. */
export interface Registry {
  readonly guards: Readonly<Record<string, Guard>>;
  readonly effects: Readonly<Record<string, Effect>>;
  readonly unitRules: Readonly<Record<string, UnitRule>>;
  readonly dateRules: Readonly<Record<string, DateRule>>;
}
