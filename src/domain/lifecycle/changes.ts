import type { Facts } from './facts.js';
import type { Changes } from './step.js';

/** The wishes of several effects as one, in order: memory is laid over, lists grow, of the rest the last word counts. */
export function merged(all: readonly Changes[]): Changes {
  return all.reduce<Changes>(
    (before, after) => ({
      ...before,
      ...after,
      ...both('memory', before.memory, after.memory, (a, b) => ({ ...a, ...b })),
      ...both('timers', before.timers, after.timers, (a, b) => [...a, ...b]),
      ...both('cancelTimers', before.cancelTimers, after.cancelTimers, (a, b) => [...new Set([...a, ...b])]),
      ...both('notices', before.notices, after.notices, (a, b) => [...a, ...b]),
    }),
    {},
  );
}

function both<K extends keyof Changes>(
  name: K,
  a: Changes[K] | undefined,
  b: Changes[K] | undefined,
  join: (a: NonNullable<Changes[K]>, b: NonNullable<Changes[K]>) => NonNullable<Changes[K]>,
): Changes {
  const value = a === undefined ? b : b === undefined ? a : join(a, b);
  return value === undefined ? {} : { [name]: value };
}

/** The facts as they stand once the changes are written: what the tasks are computed from. */
export function after(facts: Facts, changes: Changes, states: readonly string[]): Facts {
  return {
    ...facts,
    states,
    version: changes.version ?? facts.version,
    marks: changes.clearMarks === true ? [] : facts.marks,
    memory: { ...facts.memory, ...changes.memory },
  };
}
