import { isDate } from '../calendar/dates.js';
import { isFilled } from '../items/content.js';
import type { Column, Element, FieldKind } from './jurisdiction.js';

/** `{value: "123.45", unit: "万元"}`, and of money the currency (ISO 4217). */
export interface Measured {
  readonly value: string;
  readonly unit: string;
  readonly currency?: string;
}
export type Row = Readonly<Record<string, string>>;
/** Text, date and code are strings; a table is rows, or a text where the drafter writes one (e.g. 详见附件). */
export type ElementValue = string | Measured | readonly Row[];

/** Why a value does not fit its kind. */
export type InvalidCode =
  | 'not-text'
  | 'too-long'
  | 'more-than-one-line'
  | 'not-a-number'
  | 'unknown-unit'
  | 'unknown-currency'
  | 'not-a-date'
  | 'not-in-list'
  | 'not-rows'
  | 'unknown-column'
  | 'bad-cell';

export type Reading = { readonly value: ElementValue } | { readonly code: InvalidCode };

const LINE = 1_000;
const PARAGRAPHS = 100_000;
const DECIMAL = /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$/;

/** Reads what was sent for an element into the form its kind is stored and shown in. */
export function readValue(element: Element, raw: unknown): Reading {
  return READERS[element.kind](element, raw);
}

const READERS: Record<FieldKind, (element: Element, raw: unknown) => Reading> = {
  text: (_element, raw) => readText(raw, LINE),
  'long-text': (_element, raw) => readText(raw, PARAGRAPHS),
  amount: (element, raw) => readMeasured(element, raw, 'CNY'),
  number: (element, raw) => readMeasured(element, raw),
  date: (_element, raw) => (typeof raw === 'string' && isDate(raw) ? { value: raw } : { code: 'not-a-date' }),
  code: readCode,
  table: readRows,
  persons: readRows,
};

function readText(raw: unknown, limit: number): Reading {
  if (typeof raw !== 'string' && typeof raw !== 'number') return { code: 'not-text' };
  const value = String(raw).trim();
  if (value.length > limit) return { code: 'too-long' };
  return limit === LINE && /[\r\n]/.test(value) ? { code: 'more-than-one-line' } : { value };
}

/** Also takes what people type: `1,200万元` is 1200 of the unit 万元, `1200` counts in the element's first unit. */
function readMeasured(element: Element, raw: unknown, currency?: string): Reading {
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : typed(String(raw));
  if (typeof given.value !== 'string' && typeof given.value !== 'number') return { code: 'not-a-number' };
  const value = String(given.value).trim();
  const unit = given.unit ?? element.units?.[0];
  if (!DECIMAL.test(value)) return { code: 'not-a-number' };
  if (typeof unit !== 'string' || element.units?.includes(unit) !== true) return { code: 'unknown-unit' };
  const plain = { value: value.replaceAll(',', ''), unit };
  if (currency === undefined) return { value: plain };
  const money = given.currency ?? currency;
  return typeof money === 'string' && /^[A-Z]{3}$/.test(money)
    ? { value: { ...plain, currency: money } }
    : { code: 'unknown-currency' };
}

function typed(text: string): Record<string, unknown> {
  const [, value = text, unit] = /^([\d,.]+)\s*(\D+)$/.exec(text.trim()) ?? [];
  return unit === undefined ? { value } : { value, unit: unit.trim() };
}

/** The id of a code, or its Chinese or English name. */
function readCode(element: Element, raw: unknown): Reading {
  const code = element.codes?.find(({ id, name }) => raw === id || raw === name.zh || raw === name.en);
  return code === undefined ? { code: 'not-in-list' } : { value: code.id };
}

function readRows(element: Element, raw: unknown): Reading {
  if (typeof raw === 'string') return readText(raw, PARAGRAPHS);
  if (!Array.isArray(raw)) return { code: 'not-rows' };
  const rows: Row[] = [];
  for (const row of raw.filter(isFilled) as unknown[]) {
    const read = readRow(element.columns ?? [], row);
    if ('code' in read) return read;
    rows.push(read.row);
  }
  return { value: rows };
}

function readRow(columns: readonly Column[], row: unknown): { readonly row: Row } | { readonly code: InvalidCode } {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { code: 'not-rows' };
  const cells: Record<string, string> = {};
  for (const [id, raw] of Object.entries(row).filter(([, value]) => isFilled(value))) {
    const column = columns.find((one) => one.id === id);
    if (column === undefined) return { code: 'unknown-column' };
    const cell = readCell(column, raw);
    if (cell === null) return { code: 'bad-cell' };
    cells[id] = cell;
  }
  return { row: cells };
}

function readCell({ kind }: Column, raw: unknown): string | null {
  if (typeof raw !== 'string' && typeof raw !== 'number') return null;
  const text = String(raw).trim();
  if (text.length > LINE) return null;
  if (kind === 'text') return text;
  if (kind === 'date') return isDate(text) ? text : null;
  return DECIMAL.test(text) ? text.replaceAll(',', '') : null;
}
