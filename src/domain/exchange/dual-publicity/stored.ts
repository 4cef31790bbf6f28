import type { Refusal } from '../../refusal.js';
import { normalRecord } from './normal.js';
import { listFaults, type PlacedFault } from './record-faults.js';
import { fieldOf, type CreditRecord, type DualPublicity } from './table.js';

/** As much as one item tells of: a batch of licences of one day. */
export const MOST_RECORDS = 500;

export const normalRecords = (
  house: DualPublicity | null,
  records: readonly CreditRecord[],
): readonly CreditRecord[] => (house === null ? records : records.map((record) => normalRecord(house, record)));

/** A draft may lack much, but what is stored has columns of the table; where there is no table, nothing is stored. */
export function unusableRecords(house: DualPublicity | null, records: readonly CreditRecord[]): Refusal[] {
  if (records.length === 0) return [];
  if (house === null) return [{ code: 'credit-not-here', kind: 'content', field: 'creditRecords' }];
  if (records.length > MOST_RECORDS) return [tooMany];
  return records.flatMap(({ kind, fields }, at) =>
    Object.keys(fields)
      .filter((name) => fieldOf(house[kind], name) === undefined)
      .map((column): Refusal => {
        const params = { record: at + 1, column };
        return {
          code: 'credit-unknown-column',
          kind: 'content',
          field: `creditRecords.${String(at)}.${column}`,
          params,
        };
      }),
  );
}

const tooMany: Refusal = {
  ...{ code: 'credit-too-many', kind: 'content', field: 'creditRecords' },
  params: { most: MOST_RECORDS },
};

/** What keeps the records of an item out of the reporting system, each at `creditRecords.<n>.<column>`. */
export const faultsOfItem = (
  house: DualPublicity | null,
  records: readonly CreditRecord[],
  today: string,
  twins: readonly number[],
): Refusal[] => (house === null || records.length === 0 ? [] : listFaults(house, records, today, twins).map(refusalOf));

export const refusalOf = ({ record, field, code, params, rule }: PlacedFault): Refusal => ({
  ...{
    code,
    kind: 'content',
    field: `creditRecords.${String(record)}.${field}`,
    params: { record: record + 1, ...params },
  },
  ...(rule === undefined ? {} : { rule }),
});
