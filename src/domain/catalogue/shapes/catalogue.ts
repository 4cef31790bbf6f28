import { z } from 'zod';
import { id, named, naming, text, words } from './common.js';

const measure = z.array(words).min(1).exactOptional();

const column = z
  .strictObject({
    id,
    ...naming,
    kind: z.enum(['text', 'amount', 'number', 'date']).default('text'),
    personal: z.boolean().default(false),
  })
  .transform(named);

const element = z
  .strictObject({
    id,
    ...naming,
    kind: z.enum(['text', 'long-text', 'amount', 'number', 'date', 'code', 'table', 'persons']),
    required: z.boolean().default(true),
    personalData: z.boolean().default(false),
    codeList: id.exactOptional(),
    units: measure,
    columns: z.array(column).min(1).exactOptional(),
    help: text.exactOptional(),
  })
  .transform(named);

const selector = z.strictObject({
  field: id,
  cases: z.record(id, z.array(id).min(1)),
  otherwise: z.array(id).min(1),
});

const entry = z
  .strictObject({
    id,
    number: words,
    ...naming,
    principle: z.enum(['approve', 'implement', 'produce']),
    anyOf: z.array(id).min(1),
    elements: z.array(element).min(1),
    atLeastOne: z.boolean().default(false),
    obliged: z.boolean().default(true),
    optional: z.boolean().default(false),
    correction: z.enum(['additional-notice', 'version']).default('version'),
    needsProject: z.boolean().default(false),
    display: z
      .strictObject({
        minDays: z.int().positive().exactOptional(),
        maxDays: z.int().positive().exactOptional(),
        /** Elements that tell of penalties or dishonesty, and the column that dates each decision: their term is that of the grade. */
        graded: z
          .array(z.strictObject({ element: id, date: id.exactOptional() }))
          .min(1)
          .exactOptional(),
        basis: words,
      })
      .exactOptional(),
    deadlines: z.array(id).min(1),
    deadlineSelector: selector.exactOptional(),
    creditChannels: z.enum(['always', 'if-licence', 'if-penalty']).exactOptional(),
    requiredWhen: text.exactOptional(),
    variants: z.array(words).default([]),
    dates: z.record(id, z.enum(['required', 'optional'])),
  })
  .transform(named);

/** catalogue/<n>-<domain>.yaml: one domain of the plan with its entries and their elements. */
export const catalogueFile = z.strictObject({
  domain: z
    .strictObject({ id, number: words, ...naming, responsible: z.array(id).min(1), channels: z.array(id).min(1) })
    .transform(named),
  entries: z.array(entry).min(1),
});
export type CatalogueFile = z.output<typeof catalogueFile>;
