import { authorise } from '../domain/authority/authorise.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { creditDecision } from '../domain/exchange/dual-publicity/decision.js';
import { listFaults, type PlacedFault } from '../domain/exchange/dual-publicity/record-faults.js';
import { maskedRecord } from '../domain/exchange/dual-publicity/shown.js';
import type { CreditRecord } from '../domain/exchange/dual-publicity/table.js';
import type { Opened } from '../engine/case-door.js';

/** The licence and penalty decisions of an item, as whoever opened it may see them. */
export interface CreditView {
  /** Whole for those who may edit the draft now; for all others numbers of persons are hidden. */
  readonly records: readonly CreditRecord[];
  readonly editable: boolean;
  readonly faults: readonly PlacedFault[];
  readonly owed: boolean;
  /** Owed, and nothing is there: a warning. What must be published within a day does not wait for a report due in seven. */
  readonly missing: boolean;
}

export function creditViewOf(opened: Opened, jurisdiction: Jurisdiction): CreditView {
  const { row, now } = opened;
  const house = jurisdiction.dualPublicity;
  const entry = jurisdiction.entries.get(row.entry) ?? {};
  const { creditRecords: records, creditTwins: twins } = row;
  const editable = house !== null && mayEdit(opened, jurisdiction);
  const owed = creditDecision(entry, records);
  return {
    records: editable || house === null ? records : records.map((record) => maskedRecord(house, record)),
    editable,
    faults: house === null ? [] : listFaults(house, records, dateInShanghai(now), twins),
    owed,
    missing: house !== null && owed && records.length === 0,
  };
}

function mayEdit({ definition, facts, actor, now }: Opened, jurisdiction: Jurisdiction): boolean {
  const asked = { action: 'EDIT', actor, facts, input: {}, now: now.toISOString(), probing: true };
  return authorise(definition, asked, jurisdiction).length === 0;
}
