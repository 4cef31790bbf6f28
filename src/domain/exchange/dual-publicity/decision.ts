import { isDate } from '../../calendar/dates.js';
import type { Entry } from '../../catalogue/jurisdiction.js';
import { valueIn, type CreditRecord, type DualPublicity, type RecordKind } from './table.js';

/**
 * Whether the credit channels are owed this item (方案五（三）, A28): an entry that is nothing but such decisions always, one that may
 * be a licence or a penalty with a record of that kind, and in every domain whatever carries a record.
 */
export function creditDecision(
  { creditChannels }: Pick<Entry, 'creditChannels'>,
  records: readonly CreditRecord[],
): boolean {
  if (creditChannels === 'always') return true;
  return records.length > 0;
}

/** What the deadline rules want to know of the decisions an item tells of: 7 working days from the earliest (国发〔2016〕33号). */
export interface Decision {
  readonly kind: RecordKind;
  readonly madeOn: string | null; // YYYY-MM-DD
}

export function decisionIn(house: DualPublicity | null, records: readonly CreditRecord[]): Decision | null {
  if (house === null || records.length === 0) return null;
  const days = records.map((record) => valueIn(record, house[record.kind].decidedOn)).filter(isDate);
  return {
    kind: records.some(({ kind }) => kind === 'penalty') ? 'penalty' : 'licence',
    madeOn: days.sort()[0] ?? null,
  };
}
