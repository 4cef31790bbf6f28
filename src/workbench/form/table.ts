import type { Column, Element } from '../../domain/catalogue/jurisdiction.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { last, rowsIn, type Typed } from '../typed.js';

export interface TableForm {
  readonly columns: readonly { readonly label: string; readonly personal: boolean; readonly number: boolean }[];
  readonly rows: readonly { readonly cells: readonly Cell[] }[];
}

interface Cell {
  readonly name: string;
  readonly label: string; // for screen readers: which row, which column
  readonly value: string;
  readonly type: 'text' | 'date';
  readonly number: boolean;
}

/** Rows to write in without asking for more: two beyond the filled ones. "Add rows" sends the form and finds five more. */
const SPARE = 2;
const MORE = 5;
const MOST = 2000;

export function tableForm({ id, columns = [] }: Element, typed: Typed, locale: Locale): TableForm {
  const name = `elements.${id}`;
  const filled = filledRows(columns, typed, name);
  const asked = last(typed, 'do') === `rows:${name}` ? rowsIn(typed, name) + MORE : 0;
  const count = Math.min(Math.max(filled + SPARE, asked, 3), MOST);
  return {
    columns: columns.map((column) => ({
      label: inLocale(column.name, locale),
      personal: column.personal,
      number: isNumber(column),
    })),
    rows: Array.from({ length: count }, (_, row) => ({
      cells: columns.map((column) => ({
        name: `${name}.${row}.${column.id}`,
        label: translate(locale, 'workbench.form.cell', { row: row + 1, column: inLocale(column.name, locale) }),
        value: last(typed, `${name}.${row}.${column.id}`),
        type: column.kind === 'date' ? ('date' as const) : ('text' as const),
        number: isNumber(column),
      })),
    })),
  };
}

function filledRows(columns: readonly Column[], typed: Typed, name: string): number {
  for (let row = rowsIn(typed, name) - 1; row >= 0; row -= 1)
    if (columns.some(({ id }) => last(typed, `${name}.${row}.${id}`) !== '')) return row + 1;
  return 0;
}

const isNumber = ({ kind }: Column): boolean => kind === 'amount' || kind === 'number';
