import type { PublicElement } from '../domain/catalogue/element-values.js';
import { formatDate, formatMeasure, groupDigits } from '../platform/formats.js';
import { inLocale, translate, type Locale } from '../platform/i18n.js';

/** One element as a page shows it; exactly one of `withheld`, `line`, `prose`, `table` says something. */
export interface ElementModel {
  readonly id: string;
  readonly label: string;
  /** Label and value on one line. */
  readonly brief: boolean;
  readonly withheld: string | null;
  /** Says that something in it is hidden, and why. */
  readonly masked: string | null;
  readonly line: string | null;
  readonly figure: boolean;
  readonly prose: string | null;
  readonly table: TableModel | null;
}

export interface TableModel {
  readonly columns: readonly Head[];
  readonly rows: readonly (readonly (Head & { readonly text: string })[])[];
}

interface Head {
  readonly label: string;
  readonly number: boolean;
}

type Measure = Parameters<typeof formatMeasure>[1];
type Columns = NonNullable<PublicElement['columns']>;
type Row = Readonly<Record<string, unknown>>;

export function elementModel(element: PublicElement, locale: Locale): ElementModel {
  const { id, kind, value, columns } = element;
  const masked = element.masked ? because('masked', element, locale) : null;
  const nothing = { brief: false, figure: false, withheld: null, line: null, prose: null, table: null };
  const said = { ...nothing, id, label: inLocale(element.label, locale), masked };
  if (element.withheld) return { ...said, withheld: because('withheld', element, locale) };
  if (columns !== undefined && Array.isArray(value))
    return { ...said, table: tableModel(columns, value as Row[], locale) };
  if (kind === 'long-text' || (typeof value === 'string' && value.includes('\n')))
    return { ...said, prose: plain(value) };
  const line = element.chosen === undefined ? lineOf(kind, value, locale) : inLocale(element.chosen, locale);
  return { ...said, brief: true, figure: kind === 'amount', line };
}

function because(what: 'masked' | 'withheld', { ground }: PublicElement, locale: Locale): string {
  if (ground === undefined) return translate(locale, `portal.item.${what}`);
  return translate(locale, `portal.item.${what}-because`, {
    ground: inLocale(ground.name, locale),
    article: ground.article,
  });
}

function tableModel(columns: Columns, rows: readonly Row[], locale: Locale): TableModel {
  const heads = columns.map((column) => ({
    label: inLocale(column.name, locale),
    number: column.kind === 'amount' || column.kind === 'number',
  }));
  return {
    columns: heads,
    rows: rows.map((row) =>
      columns.map((column, at) => ({
        label: heads[at]?.label ?? '',
        number: heads[at]?.number ?? false,
        text: lineOf(column.kind, row[column.id], locale),
      })),
    ),
  };
}

function lineOf(kind: PublicElement['kind'], value: unknown, locale: Locale): string {
  if (isMeasure(value)) return formatMeasure(locale, value);
  const written = plain(value);
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(written)) return formatDate(locale, written);
  return (kind === 'amount' || kind === 'number') && /^-?\d+(\.\d+)?$/.test(written) ? groupDigits(written) : written;
}

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');

const isMeasure = (value: unknown): value is Measure =>
  typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string';
