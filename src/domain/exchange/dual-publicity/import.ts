import type { Refusal } from '../../refusal.js';
import { unguarded } from '../csv.js';
import { columnName, dayOfSerial, type SheetCell, type SheetRow, type SheetRows } from '../sheet.js';
import { columnsOf, headerOf, isHeader, type Column } from './import-header.js';
import { normalRecord } from './normal.js';
import type { CreditRecord, DualPublicity, RecordField, RecordKind } from './table.js';

/** A record of a file, and where each of its columns stands there. */
export interface ImportedRecord {
  readonly record: CreditRecord;
  readonly sheet: string;
  readonly line: number;
  /** Column of the table → letter of the file's column. */
  readonly columns: ReadonlyMap<string, string>;
}

export interface Imported {
  readonly records: readonly ImportedRecord[];
  /** What could not even be read as a record. */
  readonly refusals: readonly Refusal[];
}

/** Every sheet with something in it, each licences or penalties by its column names; empty sheets are read over. */
export function importedFrom(house: DualPublicity, sheets: readonly SheetRows[]): Imported {
  const parts = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.filter(isWritten) }));
  const read = parts.filter(({ rows }) => rows.length > 0).map((sheet) => sheetRecords(house, sheet));
  return { records: read.flatMap(({ records }) => records), refusals: read.flatMap(({ refusals }) => refusals) };
}

function sheetRecords(house: DualPublicity, sheet: SheetRows): Imported {
  const header = headerOf(house, sheet);
  if (header === null) return { records: [], refusals: [no('import-no-header', { sheet: sheet.name })] };
  const { kind, at } = header;
  const { columns, refusals } = columnsOf(house[kind], sheet, at);
  const below = sheet.rows.slice(at + 1);
  const data = below[0] !== undefined && isHeader(house[kind], below[0]) ? below.slice(1) : below;
  const rows = data.map((row) => recordOf(house, kind, sheet, row, columns));
  return {
    records: rows.map(({ record }) => record),
    refusals: [...refusals, ...rows.flatMap(({ lost }) => lost)],
  };
}

function recordOf(
  house: DualPublicity,
  kind: RecordKind,
  sheet: SheetRows,
  { line, cells }: SheetRow,
  columns: readonly Column[],
): { readonly record: ImportedRecord; readonly lost: readonly Refusal[] } {
  const fields: Record<string, string> = {};
  const lost: Refusal[] = [];
  for (const { at, field } of columns) {
    const cell = cells.get(at);
    if (cell === undefined || cell.text.trim() === '') continue;
    const value = textIn(cell, field, sheet);
    const before = fields[field.name];
    fields[field.name] = before === undefined ? (value ?? '') : `${before}；${value ?? ''}`;
    if (value === null) {
      const where = { sheet: sheet.name, line, column: columnName(at) };
      lost.push(no('import-digits-lost', { ...where, label: field.zh, labelEn: field.en }));
    }
  }
  const letters = new Map(columns.map(({ at, field }) => [field.name, columnName(at)]));
  const record = normalRecord(house, { kind, fields });
  return { record: { record, sheet: sheet.name, line, columns: letters }, lost };
}

/** Null where a number has lost its last digits: spreadsheets keep fifteen. */
function textIn({ text, number }: SheetCell, field: RecordField, { from1904 }: SheetRows): string | null {
  if (!number) return unguarded(text);
  const value = Number(text);
  if (field.kind === 'date') return dayOfSerial(value, from1904) ?? text;
  if (field.kind === 'amount') return rounded(value, text);
  if (/^-?\d{1,15}(?:\.\d+)?$/.test(text)) return text;
  return Number.isSafeInteger(value) && value < 1e15 ? String(value) : null;
}

/** 0.1 + 0.2 as a spreadsheet stores it: 0.30000000000000004 is 0.3, but 0.1234567 stays for the checks. */
function rounded(value: number, text: string): string {
  const short = value.toFixed(6).replace(/\.?0+$/, '');
  return Math.abs(Number(short) - value) < 1e-9 ? short : text;
}

const isWritten = ({ cells }: SheetRow): boolean => [...cells.values()].some(({ text }) => text.trim() !== '');

const no = (code: string, params: Record<string, string | number>): Refusal => ({
  ...{ code, kind: 'content', field: 'file', params },
});
