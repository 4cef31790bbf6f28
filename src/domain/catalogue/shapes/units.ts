import { z } from 'zod';
import { date, id, named, naming, words } from './common.js';

const group = z
  .strictObject({ id, ...naming, kind: z.enum(['group', 'role', 'party', 'agency']), actsFor: id.exactOptional() })
  .transform(named);

const unit = z.strictObject({
  id,
  kind: z.enum(['department', 'township', 'party', 'coordinator', 'supervisor', 'secrecy', 'trading']),
  names: z.array(z.strictObject({ ...naming, from: date.exactOptional(), to: date.exactOptional() })).min(1),
  uscc: z.string(),
  usccSample: z.boolean().default(false),
  sample: z.boolean().default(false),
  policy: z.enum(['strict', 'small']),
  memberOf: z.array(id).default([]),
  publishedBy: id.exactOptional(),
  /** 常设书面授权: exchanged texts of these entries may be published by one duty officer after screening. */
  express: z
    .array(z.strictObject({ document: words, from: date, to: date.exactOptional(), entries: z.array(id).min(1) }))
    .default([]),
  entrusts: z.array(z.strictObject({ role: z.enum(['reviewer', 'publisher']), unit: id, document: words })).default([]),
});

/** units.yaml: the groups and parties the catalogue speaks of, and every unit that can own a step. */
export const unitsFile = z.strictObject({ groups: z.array(group), units: z.array(unit).min(1) });
