import { z } from 'zod';
import { text, words } from './common.js';

const name = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'a column is capitals, digits and _');

const field = z.strictObject({
  name,
  zh: words,
  en: words,
  note: words.exactOptional(),
  /** always, optional, org, person, or the id of a condition. */
  required: words,
  kind: z.enum([
    ...(['text', 'long-text', 'code', 'codes', 'date', 'amount'] as const),
    ...(['uscc', 'authority-code', 'org-code', 'id-number'] as const),
  ]),
  codeList: words.exactOptional(),
  max: z.int().positive().exactOptional(),
  help: text.exactOptional(),
  aliases: z.array(name).default([]),
  prefill: z.enum(['unit-name', 'unit-code']).exactOptional(),
  /** Identifies a person: reported, never published, masked where it is only read (DOMAIN §0.8). */
  personal: z.boolean().default(false),
  /** Of an id number: the field that says which kind of id it is. */
  idKind: name.exactOptional(),
});

const table = z.strictObject({
  zh: words,
  en: words,
  counterpartyKind: name,
  number: name,
  name,
  decidedOn: name,
  /** What may identify the counterparty, the strongest first: part of the key under which records repeat. */
  codes: z.array(name).min(1),
  state: name.exactOptional(),
  remark: name,
  /** Pairs of dates of which the first is not later than the second. */
  order: z.array(z.tuple([name, name])),
  /** Columns of older templates that are read over. */
  ignored: z.array(name),
  fields: z.array(field).min(1),
});

const code = z.strictObject({
  value: words, // as it is exchanged
  zh: words.exactOptional(),
  en: words,
  is: words.exactOptional(), // what the checks know it by
  open: z.boolean().default(false), // may be explained: 其他-补办
});

/** exchange/dual-publicity-fields.json: the columns of the licence and penalty reporting system (双公示). */
export const dualPublicityFile = z.strictObject({
  $comment: words,
  $readings: words.exactOptional(),
  missingCodePlaceholder: words,
  longTerm: z.iso.date(),
  codeLists: z.record(z.string(), z.array(code).min(1)),
  conditions: z.record(z.string(), z.strictObject({ field: name, values: z.array(words).min(1) })),
  earlier2015NamesStillSeen: z.array(words).default([]),
  licence: table,
  penalty: table,
});
