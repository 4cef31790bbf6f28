import type { RecordField } from './table.js';

/** What is wrong with a record: column, sentence (`refusals.<code>`), what the sentence needs, and the rule. The value itself is not told. */
export interface RecordFault {
  readonly field: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly rule?: string;
}

export function faultOf(
  field: RecordField,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  rule?: string,
): RecordFault {
  const named = { label: field.zh, labelEn: field.en, ...params };
  return { field: field.name, code: `credit-${code}`, params: named, ...(rule === undefined ? {} : { rule }) };
}
