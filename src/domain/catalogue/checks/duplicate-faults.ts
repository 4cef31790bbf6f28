import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';

/** Every id names one thing of its kind. A unit may carry the name of the party it plays: an entry then means the party. */
export function* duplicateFaults(files: Files): Iterable<Fault> {
  const { units, deadlines, channels, grounds, codes, catalogue, accounts } = files;
  yield* repeated('units.yaml', 'groups', ids(units.groups));
  yield* repeated('units.yaml', 'units', ids(units.units));
  yield* repeated(
    'units.yaml',
    'units.uscc',
    units.units.map(({ uscc }) => uscc),
  );
  yield* repeated('deadlines.yaml', 'events', ids(deadlines.events));
  yield* repeated('deadlines.yaml', 'rules', ids(deadlines.rules));
  yield* repeated('deadlines.yaml', 'overrides', ids(deadlines.overrides));
  yield* repeated('channels.yaml', 'channels', [...ids(channels.channels), ...Object.keys(channels.sets)]);
  yield* repeated('grounds.yaml', 'grounds', ids(grounds.grounds));
  yield* repeated(
    'accounts.yaml',
    'accounts',
    accounts.map(({ account }) => account),
  );
  for (const [list, values] of Object.entries(codes.codeLists)) {
    yield* repeated('codes.yaml', `codeLists.${list}`, ids(values));
  }
  yield* catalogueDuplicates(catalogue);
}

/** Domains and entries are spread over files; the second one is the fault. */
function* catalogueDuplicates(catalogue: Files['catalogue']): Iterable<Fault> {
  const domains = new Set<string>();
  const entries = new Set<string>();
  for (const { file, domain, entries: rows } of catalogue) {
    yield* repeated(file, 'domain', [domain.id], domains);
    yield* repeated(file, 'entries', ids(rows), entries);
    for (const entry of rows) {
      yield* repeated(file, `entries[${entry.id}].elements`, ids(entry.elements));
      for (const element of entry.elements) {
        yield* repeated(file, `entries[${entry.id}].elements[${element.id}].columns`, ids(element.columns ?? []));
      }
    }
  }
}

function* repeated(file: string, path: string, names: readonly string[], seen = new Set<string>()): Iterable<Fault> {
  for (const name of names) {
    if (seen.has(name)) yield { file, path, reason: `"${name}" is there twice` };
    seen.add(name);
  }
}

const ids = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);
