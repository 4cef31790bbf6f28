import { isRequired } from '../../domain/exchange/dual-publicity/record-faults.js';
import {
  codeAs,
  codesOf,
  partsOf,
  type CreditRecord,
  type DualPublicity,
  type RecordField,
} from '../../domain/exchange/dual-publicity/table.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import type { FieldModel, Option } from '../form/fields.js';
import { last, type Typed } from '../typed.js';

export type Group = 'counterparty' | 'decision' | 'authority';

/** One card of the form. */
export interface RecordCard {
  readonly id: Group;
  readonly fields: readonly FieldModel[];
}

/** A stored record, flat under the form's own names: what is stored and what is typed are shown by the same code. */
export function typedRecord(house: DualPublicity, { kind, fields }: CreditRecord): Typed {
  const pairs = house[kind].fields.flatMap((field): [string, readonly string[]][] => {
    const value = fields[field.name] ?? '';
    if (field.kind !== 'code' && field.kind !== 'codes') return [[field.name, [value]]];
    const codes = codesOf(house, field);
    const parts = field.kind === 'codes' ? partsOf(value) : [value];
    const more = parts.flatMap((part) => explanation(codeAs(codes, part)?.value ?? part, part));
    return [
      [field.name, parts.map((part) => codeAs(codes, part)?.value ?? part)],
      [`${field.name}.more`, [more[0] ?? '']],
    ];
  });
  return new Map(pairs);
}

const explanation = (word: string, part: string): string[] =>
  part.length > word.length
    ? [
        part
          .slice(word.length)
          .replace(/^[-－—:：（(]+\s*/, '')
          .replace(/[)）]$/, ''),
      ]
    : [];

/** What was typed, as a record. Nothing is judged here. */
export function recordIn(house: DualPublicity, kind: CreditRecord['kind'], typed: Typed): CreditRecord {
  const values = house[kind].fields.map((field): [string, string] => [field.name, valueTyped(house, field, typed)]);
  return { kind, fields: Object.fromEntries(values.filter(([, value]) => value !== '')) };
}

function valueTyped(house: DualPublicity, field: RecordField, typed: Typed): string {
  if (field.kind !== 'code' && field.kind !== 'codes') return last(typed, field.name);
  const more = last(typed, `${field.name}.more`);
  const open = codesOf(house, field).find((code) => code.open)?.value;
  const chosen = (typed.get(field.name) ?? []).map((value) => value.trim()).filter((value) => value !== '');
  const said = chosen.map((value) =>
    value === open && more !== '' ? `${value}-${more.replaceAll(/[；;，,、|\n]/g, ' ')}` : value,
  );
  return field.kind === 'codes' ? said.join('；') : (said.at(-1) ?? '');
}

/** In the order of the table, one card each for who it concerns, what was decided, and who reports it. */
export function recordForm(
  house: DualPublicity,
  kind: CreditRecord['kind'],
  {
    typed,
    errors,
    locale,
  }: { readonly typed: Typed; readonly errors: ReadonlyMap<string, string>; readonly locale: Locale },
): RecordCard[] {
  const table = house[kind];
  const record = recordIn(house, kind, typed);
  const whom = table.fields.findLastIndex(({ name }) => table.codes.includes(name));
  const groupOf = (field: RecordField, at: number): Group => {
    if (at <= whom) return 'counterparty';
    return field.prefill !== undefined || field.name === table.state || field.name === table.remark
      ? 'authority'
      : 'decision';
  };
  const models = table.fields.map((field, at) => ({
    group: groupOf(field, at),
    fields: fieldModels(house, field, isRequired(house, record, field), { typed, errors, locale }),
  }));
  return (['counterparty', 'decision', 'authority'] as const).map((id) => ({
    id,
    fields: models.filter(({ group }) => group === id).flatMap(({ fields }) => fields),
  }));
}

function fieldModels(
  house: DualPublicity,
  field: RecordField,
  required: boolean,
  {
    typed,
    errors,
    locale,
  }: { readonly typed: Typed; readonly errors: ReadonlyMap<string, string>; readonly locale: Locale },
): FieldModel[] {
  const { name, kind } = field;
  const model: FieldModel = {
    ...{ to: '', unit: '', units: [], currencies: [], options: [], table: null },
    ...{ kind: FORM_KINDS[kind] ?? 'text', id: name, name, label: inLocale(field, locale), required },
    help: helpOf(field, required, locale),
    error: errors.get(name) ?? null,
    value: last(typed, name),
  };
  if (kind !== 'code' && kind !== 'codes') return [model];
  const open = codesOf(house, field).some((code) => code.open);
  const more: FieldModel = {
    ...{ ...model, kind: 'text', id: `${name}.more`, name: `${name}.more`, required: false, error: null, help: null },
    ...{ label: translate(locale, 'credit.more', { label: model.label }), value: last(typed, `${name}.more`) },
  };
  return [{ ...model, options: options(house, field, typed, locale) }, ...(open ? [more] : [])];
}

const FORM_KINDS: Partial<Record<RecordField['kind'], FieldModel['kind']>> = {
  ...({ 'long-text': 'long-text', date: 'date', code: 'select', codes: 'checks' } as const),
};

function options(house: DualPublicity, field: RecordField, typed: Typed, locale: Locale): Option[] {
  const chosen = typed.get(field.name) ?? [];
  const listed = codesOf(house, field).map(({ value, zh = value, en }) => ({
    ...{ value, label: inLocale({ zh, en }, locale), chosen: chosen.includes(value) },
  }));
  if (field.kind === 'codes') return listed;
  return [
    { value: '', label: translate(locale, 'workbench.form.choose'), chosen: listed.every((one) => !one.chosen) },
    ...listed,
  ];
}

/** A field that the counterparty or the penalty may make necessary says so before it does. */
function helpOf({ required, help }: RecordField, now: boolean, locale: Locale): string | null {
  const conditional = !now && required !== 'always' && required !== 'optional';
  const key = required === 'org' || required === 'person' ? required : 'condition';
  const parts = [
    conditional ? translate(locale, `credit.needed-${key}`) : '',
    help === undefined ? '' : inLocale(help, locale),
  ];
  const said = parts.filter((part) => part !== '');
  return said.length === 0 ? null : said.join(locale === 'zh' ? '；' : '; ');
}
