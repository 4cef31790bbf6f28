import { z } from 'zod';
import { id, named, naming, words } from './common.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM');
const count = z.int().min(0).max(99);

const told = {
  id,
  ...naming,
  to: z.array(z.enum(['holders', 'drafters', 'head', 'office', 'supervision'])).min(1),
  mail: z.boolean().default(false),
  required: z.boolean().default(false),
  proposes: z.literal('supervision-order').exactOptional(),
};

/** Of clocks in days: so many working days before the last one, or after it. */
const dayRung = z
  .strictObject({ ...told, before: count.exactOptional(), overdue: count.min(1).exactOptional() })
  .refine(({ before, overdue }) => (before === undefined) !== (overdue === undefined), 'either before or overdue')
  .transform(({ before, overdue = 0, ...rest }) => named({ ...rest, at: before === undefined ? overdue : -before }));

/** Of clocks in hours: so many hours before the end. */
const hourRung = z
  .strictObject({ ...told, left: count })
  .transform(({ left, ...rest }) => named({ ...rest, at: left === 0 ? 0 : -left }));

/** escalation.yaml: when a clock is told of, to whom, and whether by mail at once. */
export const escalationFile = z.strictObject({
  version: words,
  workingHours: z.array(z.strictObject({ from: time, to: time })).min(1),
  digestAt: time,
  days: z.array(dayRung),
  hours: z.array(hourRung),
});
export type EscalationFile = z.output<typeof escalationFile>;
