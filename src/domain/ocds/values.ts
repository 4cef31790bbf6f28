import type { PublicElement } from '../catalogue/public-body.js';
import type { Row } from '../catalogue/value-readers.js';
import type { Money } from './release.js';

/** Powers of ten by unit: `{ 万元: 4 }`. */
export type Units = Readonly<Record<string, number>>;

interface Figures {
  readonly value: string;
  readonly unit: string;
  readonly currency?: string;
}

export function textOf({ value }: PublicElement): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Amounts count in whole units of their currency: 186 万元 is 1860000. */
export function moneyOf({ value }: PublicElement, units: Units): Money | undefined {
  const power = isFigures(value) ? units[value.unit] : undefined;
  if (!isFigures(value) || power === undefined) return undefined;
  return money(value.value, power, value.currency ?? 'CNY');
}

/** The decimal point moves in the writing, not in the number: 1.2358 by 4 is 12358 exactly. */
export function money(written: string, power: number, currency: string): Money | undefined {
  const amount = /^\d+(\.\d+)?$/.test(written) ? Number(`${written}e${String(power)}`) : Number.NaN;
  return Number.isFinite(amount) ? { amount, currency } : undefined;
}

export function measureOf({ value }: PublicElement): { value: number; unit: string } | undefined {
  const number = isFigures(value) && value.value !== '' ? Number(value.value) : Number.NaN;
  return isFigures(value) && Number.isFinite(number) ? { value: number, unit: value.unit } : undefined;
}

/** A day is the instant it begins in China. */
export function dayOf(written: unknown): string | undefined {
  return typeof written === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(written) ? `${written}T00:00:00+08:00` : undefined;
}

/** Names as the forms ask for them, in order, parted by 、; a name of which something is hidden is nobody's. */
export function namesOf({ value, masked }: PublicElement): readonly string[] {
  if (masked || typeof value !== 'string') return [];
  const names = value.split(/[、；;\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Rows with nothing hidden in them; a sentence in place of a table has none. */
export function rowsOf({ value, masked }: PublicElement): readonly Row[] {
  return masked || typeof value === 'string' || value === null || isFigures(value) ? [] : value;
}

const isFigures = (value: PublicElement['value']): value is Figures =>
  typeof value === 'object' && value !== null && 'unit' in value && typeof value.unit === 'string';

/** What says nothing is not written at all: OCDS knows no empty fields. */
export function withoutEmpty<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => !isEmpty(value))) as T;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
