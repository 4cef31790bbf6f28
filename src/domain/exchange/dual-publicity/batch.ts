import { listFaults, type PlacedFault } from './record-faults.js';
import { RECORD_KINDS, valueIn, type CreditRecord, type DualPublicity, type RecordKind } from './table.js';

/** One record of one publication, as it is to be reported. */
export interface BatchRow {
  readonly number: string; // 索引号 of the publication
  readonly version: number;
  readonly operation: string; // of the delivery: publish, update, withdraw, repeal …
  readonly record: CreditRecord;
}

/** What the batch may not go out with: the row, counted from 0, and the fault of its record. */
export interface BatchFault {
  readonly row: number;
  readonly number: string;
  readonly fault: Omit<PlacedFault, 'record'>;
}

/**
 * Checks before writing. What is taken back is not judged again: wrong as it may be, it must go (行政处罚法 48). Two operations on one
 * record in one batch would leave the order to the receiver: a repeat is a fault.
 */
export function batchFaults(house: DualPublicity, rows: readonly BatchRow[], today: string): BatchFault[] {
  const faults = listFaults(
    house,
    rows.map(({ record }) => record),
    today,
  );
  return faults.flatMap(({ record: row, ...fault }) => {
    const of = rows[row];
    if (of === undefined || (isTakenBack(of.operation) && fault.code !== 'credit-repeated')) return [];
    return [{ row, number: of.number, fault }];
  });
}

/** Operations after which the record is no longer valid (XK_ZT 2). A hold of 72 hours decides nothing yet. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['withdraw', 'repeal']);

export const isTakenBack = (operation: string): boolean => TAKEN_BACK.has(operation);

/** The sheet of one kind: a row of column names, one of Chinese labels, then a row for each record; null where there is none. */
export function batchTable(house: DualPublicity, kind: RecordKind, rows: readonly BatchRow[]): string[][] | null {
  const own = rows.filter(({ record }) => record.kind === kind);
  if (own.length === 0) return null;
  const { fields } = house[kind];
  const lines = own.map((row) => {
    const record = reported(house, row);
    return fields.map(({ name }) => valueIn(record, name));
  });
  return [fields.map(({ name }) => name), fields.map(({ zh }) => zh), ...lines];
}

/**
 * The state follows the publication's. The table of penalties has no column for it: there the remark says that the record is taken back
 * (行政处罚法 48: 撤回信息), and a person asks the reporting system to delete it.
 */
function reported(house: DualPublicity, { record, operation }: BatchRow): CreditRecord {
  if (!isTakenBack(operation)) return record;
  const { state, remark } = house[record.kind];
  const invalid = house.codeLists['record-state']?.find(({ is }) => is === 'invalid')?.value;
  if (state !== undefined && invalid !== undefined)
    return { ...record, fields: { ...record.fields, [state]: invalid } };
  const said = [TAKEN_BACK_REMARK, valueIn(record, remark)].filter((part) => part !== '').join('；');
  return { ...record, fields: { ...record.fields, [remark]: said } };
}

/** In the words of the system that receives it, whatever the language of who sends it. */
const TAKEN_BACK_REMARK = '信息已撤回，请撤下';

export const batchKinds = (rows: readonly BatchRow[]): RecordKind[] =>
  RECORD_KINDS.filter((kind) => rows.some(({ record }) => record.kind === kind));
