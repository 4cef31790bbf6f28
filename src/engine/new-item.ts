import type { Actor } from '../domain/actor.js';
import type { UnstaffedStep } from '../domain/authority/eligibility.js';
import type { ItemContent } from '../domain/items/content.js';

/** A new item: what it is about, and who begins it. */
export interface NewItem {
  readonly actor: Actor;
  readonly entry: string;
  readonly project: string | null;
  readonly content: ItemContent;
  readonly countersigners: readonly string[];
  /** `Idempotency-Key`, where the asker gave one: the answer is kept for repeats as for any action. */
  readonly key?: string | null;
  /** The case's id where the asker made it: sent twice, it is one case (SQLSTATE 23505 the second time). */
  readonly id?: string;
}

export interface Born {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly states: readonly string[];
  readonly responsibleUnit: string;
  /** Steps that nobody may do as things stand: shown at creation, not at the end (invariant 7). */
  readonly blocked: readonly UnstaffedStep[];
}
