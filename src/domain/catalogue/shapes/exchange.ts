import { z } from 'zod';
import { id, named, naming, words } from './common.js';

const fieldName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'a field is upper snake case');
const source = z.string().regex(/^[a-z]+(\.[a-z0-9-]+)*$/, 'a source is words joined by dots');
const sources = z.union([source, z.array(source).min(1)]).transform((given) => [given].flat());

const value = z.preprocess(
  (given) => (typeof given === 'string' || Array.isArray(given) ? { from: given } : given),
  z.strictObject({
    from: sources,
    codes: id.exactOptional(),
    part: z.int().positive().exactOptional(),
    placeIn: id.exactOptional(),
  }),
);

const fields = z.record(fieldName, value);
const required = z.array(fieldName).default([]);

const condition = z.strictObject({
  filled: z.array(id).min(1).exactOptional(),
  says: words.exactOptional(),
  saysNot: words.exactOptional(),
  changesAnother: z.boolean().exactOptional(),
});

const record = z.strictObject({
  dataset: id,
  when: condition.default({}),
  each: id.exactOptional(),
  required,
  fields,
});

/** exchange/trading-platform.yaml: from entries to the trading platform's data sets. */
export const tradingMappingFile = z.strictObject({
  channel: id,
  words: z.strictObject({ withheld: words }),
  constants: z.record(id, words),
  codes: z.record(id, z.record(words, words)),
  common: z.strictObject({ required, fields }),
  entries: z.record(id, z.union([z.strictObject({ none: words }), z.array(record).min(1)])),
  /** Data sets that no entry fills, each with the reason. */
  unfilled: z.record(id, words).default({}),
});

/** exchange/trading-platform-fields.json: the field table with the comment on its evidence. */
export const fieldTableFile = z.strictObject({
  $comment: words,
  datasets: z.array(
    z
      .strictObject({
        id,
        table: fieldName,
        ...naming,
        fields: z
          .array(z.strictObject({ name: fieldName, zh: z.string(), type: z.enum(['string', 'number', 'datetime']) }))
          .min(1),
      })
      .transform(named),
  ),
});
