import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';

/** Names that other places may refer to. */
export function known(files: Files) {
  const ids = (things: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(things.map(({ id }) => id));
  const units = ids(files.units.units);
  const groups = ids(files.units.groups);
  return {
    units,
    groups,
    owners: new Set([...units, ...groups]),
    channels: ids(files.channels.channels),
    channelSets: new Set(Object.keys(files.channels.sets)),
    events: ids(files.deadlines.events),
    rules: ids(files.deadlines.rules),
  };
}

/** A fault for each name that nothing carries. */
export function* unknown(
  what: string,
  names: readonly (string | undefined)[],
  among: ReadonlySet<string>,
  at: { readonly file: string; readonly path: string },
): Iterable<Fault> {
  for (const name of names) {
    if (name !== undefined && !among.has(name)) yield { ...at, reason: `unknown ${what} "${name}"` };
  }
}
