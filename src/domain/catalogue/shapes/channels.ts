import { z } from 'zod';
import { id, named, naming } from './common.js';

const MODES = ['publish', 'push', 'file', 'announce', 'record-link', 'relayed', 'configurable', 'intake'] as const;

const limits = z.strictObject({
  atOnce: z.int().min(1).max(100).default(8),
  perMinute: z.int().positive().exactOptional(),
});

const channel = z
  .strictObject({
    id,
    ...naming,
    mode: z.enum(MODES),
    encoder: id.exactOptional(),
    transport: id.exactOptional(),
    receipts: z.enum(['answer', 'later']).default('answer'),
    holdings: z.boolean().default(false),
    via: id.exactOptional(),
    owedFor: z.array(z.strictObject({ entry: id, element: id.exactOptional() })).default([]),
    statutory: z.array(z.union([z.literal('all'), id])).default([]),
    most: z.int().positive().exactOptional(),
    limits: limits.default({ atOnce: 8 }),
  })
  .transform(named);

/** channels.yaml: where publications go, and the sets in which the domains name them; `credit` is owed by licences and penalties. */
export const channelsFile = z.strictObject({
  channels: z.array(channel),
  sets: z.record(id, z.array(id).min(1)).default({}),
});
