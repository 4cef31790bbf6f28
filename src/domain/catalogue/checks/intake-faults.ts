import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { known, unknown } from './known.js';

/** Senders and standing authorisations name units and entries that exist, and periods that do not end before they begin. */
export function* intakeFaults(files: Files): Iterable<Fault> {
  const { units } = known(files);
  const entries = new Set(files.catalogue.flatMap(({ entries: rows }) => rows.map(({ id }) => id)));
  for (const sender of files.intake.senders) {
    const at = { file: 'intake.yaml', path: `senders[${sender.id}]` };
    yield* unknown('unit', [sender.unit], units, { ...at, path: `${at.path}.unit` });
    yield* unknown('entry', sender.entries, entries, { ...at, path: `${at.path}.entries` });
  }
  for (const unit of files.units.units) {
    for (const { document, from, to, entries: named } of unit.express) {
      const at = { file: 'units.yaml', path: `units[${unit.id}].express[${document}]` };
      yield* unknown('entry', named, entries, at);
      if (to !== undefined && to < from) yield { ...at, reason: 'it ends before it begins' };
    }
  }
}
