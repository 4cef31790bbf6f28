import type { Jurisdiction } from '../../catalogue/jurisdiction.js';
import type { TradingMapping } from './mapping.js';
import type { Subject, TradingPublication } from './subject.js';

/** A publication with what its jurisdiction and the mapping know. */
export function subjectOf(
  publication: TradingPublication,
  decidedAt: string,
  mapping: TradingMapping,
  { code, units }: Pick<Jurisdiction, 'code' | 'units'>,
): Subject {
  return {
    ...{ publication, decidedAt, row: null, rowNumber: null, region: code },
    unitOf: (id) => {
      const unit = units.get(id);
      return unit === undefined ? null : { name: unit.name.zh, uscc: unit.uscc };
    },
    constants: mapping.constants,
    withheld: mapping.words.withheld,
  };
}
