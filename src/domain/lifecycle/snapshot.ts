import type { AnyMachineSnapshot } from 'xstate';
import type { Definition } from './rules.js';
import { entered } from './check/nodes.js';

/** Active leaf states, in the order of the definition's regions. */
export function leavesOfValue(value: unknown, prefix = ''): readonly string[] {
  if (typeof value === 'string') return [prefix === '' ? value : `${prefix}.${value}`];
  return Object.entries((value ?? {}) as Record<string, unknown>).flatMap(([name, below]) =>
    leavesOfValue(below, prefix === '' ? name : `${prefix}.${name}`),
  );
}

const RESTORED = new WeakMap<Definition, Map<string, AnyMachineSnapshot>>();

/** The stored snapshot, brought back: once for each there is, for a machine without context has few and none ever changes. */
export function restored(definition: Definition, stored: unknown): AnyMachineSnapshot {
  const known = RESTORED.get(definition) ?? new Map<string, AnyMachineSnapshot>();
  RESTORED.set(definition, known);
  const key = JSON.stringify(stored);
  const snapshot = known.get(key) ?? checked(definition, stored);
  known.set(key, snapshot);
  return snapshot;
}

/**
 * A region that is missing would silently start anew (STACK, "XState 5, pure"), so the shape is
 * checked: one known leaf for every region. Anything else is a fault, not a refusal.
 */
function checked(definition: Definition, stored: unknown): AnyMachineSnapshot {
  const leaves = leavesOfValue((stored as { value?: unknown } | null)?.value);
  const regions = Object.keys(definition.config.states);
  const fits = regions.every((region) => {
    const inRegion = leaves.filter((leaf) => leaf.startsWith(`${region}.`));
    return inRegion.length === 1 && inRegion.every((leaf) => entered(definition.nodes, leaf).includes(leaf));
  });
  if (!fits || leaves.length !== regions.length) {
    throw new Error(`a stored snapshot does not fit ${definition.name} ${definition.hash}: ${leaves.join(', ')}`);
  }
  // The scope serves children, and no definition can have any (check/shape.ts).
  return definition.machine.restoreSnapshot(stored as never, undefined as never) as AnyMachineSnapshot;
}
