import { isDate } from '../../calendar/dates.js';
import { faultOf, type RecordFault } from './fault.js';
import { codeAs, codesOf, counterpartyOf, fieldOf, keyOf, listIn, valueIn } from './table.js';
import type { CreditRecord, DualPublicity, RecordField, RecordTable } from './table.js';
import { valueFaults } from './value-faults.js';

/** Everything that keeps a record out of the reporting system, all at once. `today` is a date: a decision is not made tomorrow. */
export function recordFaults(house: DualPublicity, record: CreditRecord, today: string): RecordFault[] {
  const table = house[record.kind];
  return [
    ...strangers(table, record),
    ...table.fields.flatMap((field) => [...missing(house, record, field), ...valueFaults(house, record, field)]),
    ...nameless(house, record),
    ...disagreeing(table, record),
    ...disordered(table, record),
    ...early(table, record, today),
  ];
}

const strangers = ({ fields }: RecordTable, record: CreditRecord): RecordFault[] =>
  Object.keys(record.fields)
    .filter((name) => !fields.some((field) => field.name === name))
    .map((field) => ({ field, code: 'credit-unknown-column', params: { column: field } }));

function missing(house: DualPublicity, record: CreditRecord, field: RecordField): RecordFault[] {
  if (valueIn(record, field.name) !== '' || !isRequired(house, record, field)) return [];
  return [faultOf(field, `required-${reasonOf(field.required)}`, {})];
}

const reasonOf = (required: string): string =>
  ['org', 'person', 'always'].includes(required) ? required : 'condition';

/** always; org and person by the counterparty; else when the column of the condition holds one of its values. */
export function isRequired(house: DualPublicity, record: CreditRecord, { required }: RecordField): boolean {
  if (required === 'always') return true;
  if (required === 'org' || required === 'person') return counterpartyOf(house, record) === required;
  const condition = house.conditions[required];
  if (condition === undefined) return false;
  const column = fieldOf(house[record.kind], condition.field);
  if (column === undefined) return false;
  const codes = codesOf(house, column);
  return listIn(record, condition.field).some((value) =>
    condition.values.includes(codeAs(codes, value)?.value ?? value),
  );
}

/** 个体工商户 is neither: any one of its codes says who it is. */
function nameless(house: DualPublicity, record: CreditRecord): RecordFault[] {
  const { codes, fields } = house[record.kind];
  if (counterpartyOf(house, record) !== 'business' || codes.some((name) => valueIn(record, name) !== '')) return [];
  return fields.filter(({ name }) => name === codes[0]).map((field) => faultOf(field, 'business-code'));
}

/** The organisation code is part of the unified one. */
function disagreeing(table: RecordTable, record: CreditRecord): RecordFault[] {
  const of = (kind: RecordField['kind']) => table.fields.find((field) => field.kind === kind);
  const [whole, part] = [of('uscc'), of('org-code')];
  if (whole === undefined || part === undefined) return [];
  const [unified, own] = [valueIn(record, whole.name), valueIn(record, part.name).replace('-', '')];
  if (unified === '' || own === '' || unified.slice(8, 17) === own) return [];
  return [faultOf(part, 'codes-disagree', {}, 'GB 32100-2015')];
}

function disordered(table: RecordTable, record: CreditRecord): RecordFault[] {
  return table.order.flatMap(([first, second]) => {
    const [from, to] = [valueIn(record, first), valueIn(record, second)];
    const [earlier, later] = [fieldOf(table, first), fieldOf(table, second)];
    if (earlier === undefined || later === undefined || !isDate(from) || !isDate(to) || from <= to) return [];
    return [faultOf(later, 'date-order', { other: earlier.zh, otherEn: earlier.en })];
  });
}

function early(table: RecordTable, record: CreditRecord, today: string): RecordFault[] {
  const field = fieldOf(table, table.decidedOn);
  const day = valueIn(record, table.decidedOn);
  return field !== undefined && isDate(day) && day > today ? [faultOf(field, 'date-future')] : [];
}

/** A fault and the record it is in, counted from 0. */
export interface PlacedFault extends RecordFault {
  readonly record: number;
}

/** The faults of a whole list; `twins` are the records that another item of the unit has too. */
export function listFaults(
  house: DualPublicity,
  records: readonly CreditRecord[],
  today: string,
  twins: readonly number[] = [],
): PlacedFault[] {
  const keys = records.map((record) => keyOf(house, record));
  return records.flatMap((record, at) => {
    const key = keys[at] ?? null;
    const first = keys.indexOf(key);
    const number = fieldOf(house[record.kind], house[record.kind].number);
    const repeats = number !== undefined && key !== null && first < at;
    return [
      ...recordFaults(house, record, today),
      ...(repeats ? [faultOf(number, 'repeated', { other: first + 1 })] : []),
      ...(number !== undefined && twins.includes(at) ? [faultOf(number, 'repeated-elsewhere')] : []),
    ].map((fault) => ({ ...fault, record: at }));
  });
}
