import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
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
  readonly records: readonly CreditRecord[];
  readonly editable: boolean;
  readonly faults: readonly PlacedFault[];
  readonly owed: boolean;
  /** Owed, and nothing is there: a warning. What must be published within a day does not wait for a report due in seven. */
  readonly missing: boolean;
}

@Injectable()
export class CreditRecords {
  constructor(@Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction) {}

  of(opened: Opened): CreditView {
    const { row, now } = opened;
    const house = this.jurisdiction.dualPublicity;
    const entry = this.jurisdiction.entries.get(row.entry) ?? {};
    const { creditRecords: records, creditTwins: twins } = row;
    const editable = house !== null && this.mayEdit(opened);
    const owed = creditDecision(entry, records);
    return {
      records: editable || house === null ? records : records.map((record) => maskedRecord(house, record)),
      editable,
      faults: house === null ? [] : listFaults(house, records, dateInShanghai(now), twins),
      owed,
      missing: house !== null && owed && records.length === 0,
    };
  }

  private mayEdit({ definition, facts, actor, now }: Opened): boolean {
    const asked = { action: 'EDIT', actor, facts, input: {}, now: now.toISOString(), probing: true };
    return authorise(definition, asked, this.jurisdiction).length === 0;
  }
}
