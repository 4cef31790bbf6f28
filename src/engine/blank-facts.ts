import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Facts } from '../domain/lifecycle/facts.js';
import type { CaseRow } from './case-row.js';

/** The facts of a case that has no item: who it belongs to and what it remembers; nothing to publish. */
export function blankFacts(row: CaseRow, jurisdiction: Jurisdiction): Facts {
  const { office, supervisionOffice, secrecyAuthority } = jurisdiction;
  return {
    ...{ case: row.id, states: row.states, entry: row.entry, unit: row.unit },
    seats: { office, supervisionOffice, secrecyAuthority },
    policy: jurisdiction.units.get(row.unit)?.policy ?? 'strict',
    ...{ personalData: false, obliged: false, correction: 'version' },
    ...{ publishingUnits: [row.unit], reviewingUnits: [row.unit], actingUnits: [row.unit] },
    ...{
      version: 1,
      missing: [],
      invalid: [],
      exchangeFaults: [],
      targets: [],
      identifying: [],
      marks: [],
      finds: [],
      unread: [],
      quarantined: false,
    },
    ...{ contentHash: '', publicHash: '', deliveries: row.deliveries, pushChannels: 0 },
    ...{ publishedAt: null, publication: null, notBefore: null, memory: row.memory },
  };
}
