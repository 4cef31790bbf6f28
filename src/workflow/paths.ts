import { fromTransition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Move, Occasion } from '../domain/lifecycle/disclosure/walk.js';
import { addDays, startOfDay } from '../domain/calendar/dates.js';
import type { Definition } from '../domain/lifecycle/rules.js';
import { walkOf } from './walks.js';
import { afterMove, begun, type World } from './world.js';

/** The shortest way to one state: what to do, one after the other. */
export interface Path {
  readonly state: string; // work.withheld
  readonly states: readonly string[]; // all regions at the end
  readonly moves: readonly Move[];
}

/**
 * The shortest way from a complete draft, or an order begun, to each state, found by walking the real guards and effects (xstate/graph over `decide`),
 * so that each can be repeated through the front door. Dates are seen from `today`.
 */
export function shortestPaths(definition: Definition, jurisdiction: Jurisdiction, today: string): readonly Path[] {
  const occasion = occasionOf(jurisdiction, today);
  const moves = walkOf(definition.name)
    .moves(occasion)
    .map((move) => ({ type: JSON.stringify(move), move }));
  const start = begun(definition, occasion);
  const logic = fromTransition(
    (world: World, event: { type: string; move: Move }): World =>
      afterMove(definition, jurisdiction, occasion, world, event.move),
    start,
  );
  const found = getShortestPaths(logic, {
    events: moves,
    serializeState: ({ context }) => context.key,
    stopWhen: ({ context }) => context.facts.version > 1, // a correction leads nowhere that its original did not
  });
  const ways = found
    .map(({ state, steps }) => ({ facts: state.context.facts, moves: steps.flatMap(({ event }) => moveOf(event)) }))
    .sort((a, b) => a.moves.length - b.moves.length);
  return [...definition.nodes.values()]
    .filter((node) => node.children.length === 0)
    .flatMap(({ path }) => {
      const way = ways.find(({ facts }) => facts.states.includes(path));
      return way === undefined ? [] : [{ state: path, states: way.facts.states, moves: way.moves }];
    });
}

/** xstate/graph begins each path with an event of its own. */
const moveOf = (event: { readonly move?: Move }): readonly Move[] => (event.move === undefined ? [] : [event.move]);

function occasionOf({ grounds }: Jurisdiction, today: string): Occasion {
  const carrying = (decision: 'withhold' | 'restrict'): string => {
    const ground = [...grounds.values()].find((one) => one.allows.includes(decision));
    if (ground === undefined) throw new Error(`the jurisdiction has no ground to ${decision}`);
    return ground.id;
  };
  return {
    today,
    nextYear: addDays(today, 365),
    tomorrow: startOfDay(addDays(today, 2)),
    withholdGround: carrying('withhold'),
    restrictGround: carrying('restrict'),
  };
}
