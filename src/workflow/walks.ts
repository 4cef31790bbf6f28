import { movesOf, type Move, type Occasion } from '../domain/lifecycle/disclosure/walk.js';
import type { Memory } from '../domain/lifecycle/facts.js';
import { NOTHING_YET } from '../domain/obligations/obligation.js';
import { obligationMoves } from '../domain/obligations/walk.js';
import { orderMoves, walkedOrder } from '../domain/supervision/walk.js';

/** How a definition is walked to show the way to each state: what its cases begin with, and the moves there are. */
export interface Walk {
  readonly moves: (occasion: Occasion) => readonly Move[];
  readonly memory: Partial<Memory>;
}

/** By the id of the definition. */
export const WALKS: Readonly<Record<string, Walk>> = {
  disclosure: { moves: movesOf, memory: {} },
  obligation: { moves: obligationMoves, memory: { drafters: [], obligation: NOTHING_YET } },
  supervision: { moves: orderMoves, memory: { order: walkedOrder } },
};

export function walkOf(definition: string): Walk {
  const walk = WALKS[definition];
  if (walk === undefined) throw new Error(`nobody has said how to walk through ${definition}`);
  return walk;
}
