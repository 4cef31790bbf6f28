import type { Outcome } from '../domain/refusal.js';

/** Nest injection token of the `OutcomeDoor`; the engine's module provides it. */
export const OUTCOME_DOOR = Symbol('outcome-door');

/** Where the final outcome of a delivery enters (invariant 2: attempts never enter the door, their outcomes do). */
export interface OutcomeDoor {
  propose(caseId: string, action: string, input: Readonly<Record<string, unknown>>): Promise<Outcome<unknown>>;
}
