import type { Refusal } from '../../domain/refusal.js';
import type { Typed } from '../../workbench/typed.js';

/** What was just refused, shown again as it was typed. */
export interface Tried {
  readonly refusals: readonly Refusal[];
  /** The batch whose receipt it was; null: a new one. */
  readonly batch: string | null;
  readonly typed: Typed;
}
