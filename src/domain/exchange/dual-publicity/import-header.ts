import type { Refusal } from '../../refusal.js';
import { columnName, type SheetRow, type SheetRows } from '../sheet.js';
import { RECORD_KINDS, type DualPublicity, type RecordField, type RecordKind, type RecordTable } from './table.js';

/** A column of the file and the column of the table it fills. */
export interface Column {
  readonly at: number;
  readonly field: RecordField;
}

/** Names stand in one of the first lines: templates put a title above them. */
const SEARCHED = 5;
const LEAST = 3;

/** Which table a sheet is, and in which of its rows the names stand; null where nothing is recognised or both fit alike. */
export function headerOf(house: DualPublicity, { rows }: SheetRows): { kind: RecordKind; at: number } | null {
  const found = rows
    .slice(0, SEARCHED)
    .flatMap((row, at) =>
      RECORD_KINDS.map((kind) => ({ kind, at, names: namesIn(house[kind], row) })).filter(
        ({ names }) => names >= LEAST,
      ),
    );
  const first = found.filter(({ at }) => at === found[0]?.at).sort((a, b) => b.names - a.names);
  const [best, next] = first;
  return best === undefined || best.names === next?.names ? null : { kind: best.kind, at: best.at };
}

const namesIn = (table: RecordTable, { cells }: SheetRow): number =>
  [...cells.values()].filter(({ text }) => nameFor(table, text) !== null).length;

/** A second row of names under the first: field names above, Chinese labels below. */
export const isHeader = (table: RecordTable, { cells }: SheetRow): boolean => {
  const written = [...cells.values()].filter(({ text }) => text.trim() !== '');
  return written.length >= LEAST && written.every(({ text }) => nameFor(table, text) !== null);
};

/** Every column with a name; one that nobody knows, or that fills the same field again, is refused. */
export function columnsOf(
  table: RecordTable,
  { name: sheet, rows }: SheetRows,
  at: number,
): { readonly columns: readonly Column[]; readonly refusals: readonly Refusal[] } {
  const columns: Column[] = [];
  const refusals: Refusal[] = [];
  for (const [column, { text }] of rows[at]?.cells ?? []) {
    const name = text.trim();
    const meant = name === '' ? 'ignored' : nameFor(table, name);
    if (meant === 'ignored') continue;
    const where = { sheet, column: columnName(column), name: name.slice(0, 40) };
    if (meant === null) refusals.push(refusal('import-unknown-column', where));
    else if (meant.kind !== 'codes' && columns.some(({ field }) => field === meant))
      refusals.push(refusal('import-column-twice', where));
    else columns.push({ at: column, field: meant });
  }
  return { columns, refusals };
}

/** By field name, by Chinese label, or by the name of 2015; `ignored` for columns of older templates that are read over. */
function nameFor({ fields, ignored }: RecordTable, given: string): RecordField | 'ignored' | null {
  const name = plain(given);
  if (ignored.includes(name)) return 'ignored';
  const named = fields.find((field) => field.name === name || field.aliases.includes(name));
  return named ?? fields.find(({ zh }) => plain(zh) === name) ?? null;
}

/** Brackets, stars and blanks differ from template to template. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s*]/g, '')
    .replace(/\(?必填\)?$/, '')
    .toUpperCase();

const refusal = (code: string, params: Record<string, string>): Refusal => ({
  ...{ code, kind: 'content', field: 'file', params },
});
