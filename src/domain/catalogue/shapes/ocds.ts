import { z } from 'zod';
import { FIELD_NAMES, STAGES } from '../../ocds/fields.js';
import { id, words } from './common.js';

const roles = z.array(words).min(1);

const mapped = z.strictObject({
  element: id,
  field: z.enum(FIELD_NAMES),
  /** Of a table: which column says what. */
  columns: z
    .strictObject({
      lot: id.optional(),
      supplier: id.optional(),
      address: id.optional(),
      amount: id.optional(),
      date: id.optional(),
    })
    .optional(),
  /** Of a code: what it is called in OCDS. */
  values: z.record(z.string(), words).optional(),
});

const entry = z.strictObject({
  entry: id,
  /** The stage where none of the filled elements tells it. */
  stage: z.enum(STAGES),
  /** It reports on a process that others began: never tagged as the beginning of a stage. */
  update: z.boolean().default(false),
  documentType: words,
  category: z.enum(['goods', 'works', 'services']).optional(),
  asset: z.enum(['land', 'mining-right', 'state-property']).optional(),
  /** Roles of the unit that publishes, instead of those of its groups. */
  unit: roles.optional(),
  /** Finds the number of the lot in a title; its first group is the number. */
  lot: z.string().refine(isPattern, 'no regular expression with one group').optional(),
  elements: z.array(mapped).default([]),
});

/** ocds.yaml: how publications of the catalogue read as releases of the Open Contracting Data Standard. */
export const ocdsFile = z.strictObject({
  prefix: z.string().regex(/^ocds-[a-z0-9]{6}$/, 'a prefix is ocds- and six letters or digits'),
  license: z.url().optional(),
  /** Unit of an amount → its power of ten. */
  units: z.record(z.string(), z.int().min(0).max(12)),
  /** Group of the catalogue → roles of its members in OCDS. */
  roles: z.record(id, roles),
  otherUnits: roles,
  entries: z.array(entry).min(1),
});

export type OcdsMapping = z.output<typeof ocdsFile>;
export type OcdsEntry = OcdsMapping['entries'][number];
export type OcdsElement = OcdsEntry['elements'][number];

function isPattern(text: string): boolean {
  try {
    return new RegExp(`${text}|`).exec('')?.length === 2;
  } catch {
    return false;
  }
}
