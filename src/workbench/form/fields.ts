import type { Element, EntryDate } from '../../domain/catalogue/jurisdiction.js';
import { inLocale, isTranslated, translate, type Locale } from '../../platform/i18n.js';
import { last, type Typed } from '../typed.js';
import { tableForm, type TableForm } from './table.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** One field of a form, flat for the partial `workbench/field`; `kind` says which parts are used. */
export interface FieldModel {
  readonly kind: Element['kind'] | 'instant' | 'period' | 'select' | 'radios' | 'checks';
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly required: boolean;
  readonly error: string | null;
  readonly value: string;
  readonly to: string; // second half of a period
  readonly unit: string; // the only unit, where there is no choice
  readonly units: readonly Option[];
  readonly currencies: readonly Option[];
  readonly options: readonly Option[];
  readonly table: TableForm | null;
}

export interface FormContext {
  readonly typed: Typed;
  readonly errors: ReadonlyMap<string, string>;
  readonly locale: Locale;
}

const NOTHING = { help: null, to: '', unit: '', units: [], currencies: [], options: [], table: null } as const;

/** Currencies a border city deals in; another one is kept when it is there already. */
const CURRENCIES = ['CNY', 'RUB', 'USD', 'EUR'];

export function elementField(element: Element, context: FormContext): FieldModel {
  const { typed, errors, locale } = context;
  const id = `elements.${element.id}`;
  const field: FieldModel = {
    ...NOTHING,
    ...{ kind: element.kind, id, name: id, label: inLocale(element.name, locale), required: element.required },
    help: element.help === undefined ? null : inLocale(element.help, locale),
    error: errors.get(id) ?? null,
    value: last(typed, id),
  };
  switch (element.kind) {
    case 'amount':
    case 'number':
      return { ...field, ...measure(element, context), value: last(typed, `${id}.value`) };
    case 'code':
      return { ...field, options: codes(element, context) };
    case 'table':
    case 'persons':
      return { ...field, table: tableForm(element, typed, locale) };
    case 'text':
    case 'long-text':
    case 'date':
      return field;
  }
}

export function dateField(date: EntryDate, { typed, errors, locale }: FormContext): FieldModel {
  const id = `dates.${date.id}`;
  const period = date.kind === 'period';
  return {
    ...NOTHING,
    ...{ kind: date.kind, id, name: id, label: inLocale(date.name, locale), required: date.required },
    error: errors.get(id) ?? null,
    value: last(typed, period ? `${id}.from` : id),
    to: period ? last(typed, `${id}.to`) : '',
  };
}

export const plainField = (
  kind: FieldModel['kind'],
  name: string,
  label: string,
  required: boolean,
  { typed, errors }: FormContext,
): FieldModel => ({
  ...NOTHING,
  ...{ kind, id: name, name, label, required, error: errors.get(name) ?? null, value: last(typed, name) },
});

function measure(element: Element, { typed, locale }: FormContext): Partial<FieldModel> {
  const id = `elements.${element.id}`;
  const units = element.units ?? [];
  const unit = last(typed, `${id}.unit`) || (units[0] ?? '');
  const word = (one: string) => (isTranslated(locale, `measures.${one}`) ? translate(locale, `measures.${one}`) : one);
  const currency = last(typed, `${id}.currency`) || 'CNY';
  const known = [...new Set([...CURRENCIES, currency])];
  return {
    unit: units.length === 1 ? word(unit) : '',
    units: units.map((value) => ({ value, label: word(value), chosen: value === unit })),
    currencies:
      element.kind === 'amount' ? known.map((value) => ({ value, label: value, chosen: value === currency })) : [],
  };
}

function codes(element: Element, { typed, locale }: FormContext): Option[] {
  const chosen = last(typed, `elements.${element.id}`);
  const options = (element.codes ?? []).map(({ id, name }) => ({
    value: id,
    label: inLocale(name, locale),
    chosen: id === chosen || name.zh === chosen,
  }));
  return [{ value: '', label: translate(locale, 'workbench.form.choose'), chosen: chosen === '' }, ...options];
}
