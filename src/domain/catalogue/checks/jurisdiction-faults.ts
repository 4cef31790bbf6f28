import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { known, unknown } from './known.js';

/** Seats held by units that exist, sectors that resolve. */
export function* jurisdictionFaults(files: Files): Iterable<Fault> {
  const { units } = known(files);
  const file = 'jurisdiction.yaml';
  for (const [seat, unit] of Object.entries(files.jurisdiction.seats)) {
    yield* unknown('unit', [unit], units, { file, path: `seats.${seat}` });
  }
  for (const sector of files.jurisdiction.sectors) {
    yield* unknown('unit', [sector.unit], units, { file, path: `sectors[${sector.zh}]` });
  }
}
