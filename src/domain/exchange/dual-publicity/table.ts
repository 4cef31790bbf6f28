import type { z } from 'zod';
import type { dualPublicityFile } from '../../catalogue/shapes/dual-publicity.js';

/** The columns of the licence and penalty reporting system (双公示 填报系统), as the jurisdiction's folder says them. */
export type DualPublicity = z.output<typeof dualPublicityFile>;
export type RecordTable = DualPublicity['licence'];
export type RecordField = RecordTable['fields'][number];
export type RecordCode = DualPublicity['codeLists'][string][number];

export const RECORD_KINDS = ['licence', 'penalty'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** One licence or penalty decision as it is reported: column → text; dates `YYYY-MM-DD`, amounts in 万元. None of it is public. */
export interface CreditRecord {
  readonly kind: RecordKind;
  readonly fields: Readonly<Record<string, string>>;
}

export const fieldOf = (table: RecordTable, name: string): RecordField | undefined =>
  table.fields.find((field) => field.name === name);

export const codesOf = ({ codeLists }: DualPublicity, { codeList }: RecordField): readonly RecordCode[] =>
  codeLists[codeList ?? ''] ?? [];

export const valueIn = ({ fields }: CreditRecord, name: string): string => (fields[name] ?? '').trim();

/** Several penalties stand in one cell: 罚款；没收违法所得. */
export const SEPARATOR = '；';

export const listIn = (record: CreditRecord, name: string): string[] => partsOf(valueIn(record, name));

export const partsOf = (text: string): string[] =>
  text
    .split(/[；;，,、|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** 其他-补办 is 其他, explained. */
export const codeAs = (codes: readonly RecordCode[], value: string): RecordCode | undefined =>
  codes.find((code) => code.value === value || (code.open && openedBy(code.value, value)));

const openedBy = (word: string, value: string): boolean =>
  value.startsWith(word) && /^[-－—:：（(]+\s*\S/.test(value.slice(word.length));

/** What the checks call the kind of counterparty: org, person, business; empty where it is not said. */
export const counterpartyOf = (house: DualPublicity, record: CreditRecord): string => {
  const table = house[record.kind];
  const field = fieldOf(table, table.counterpartyKind);
  return field === undefined ? '' : (codeAs(codesOf(house, field), valueIn(record, field.name))?.is ?? '');
};

/** 决定书文号 and code of the counterparty: two records with the same are one (DOMAIN §5). Null while either is missing. */
export function keyOf(house: DualPublicity, record: CreditRecord): string | null {
  const { number, codes } = house[record.kind];
  const code = codes.map((name) => valueIn(record, name)).find((value) => value !== '');
  const document = valueIn(record, number);
  return code === undefined || document === '' ? null : `${record.kind}|${document}|${code.toUpperCase()}`;
}
