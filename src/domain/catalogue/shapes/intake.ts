import { z } from 'zod';
import { id, named, naming } from './common.js';

const sender = z.strictObject({ id, ...naming, unit: id, entries: z.array(id).min(1) }).transform(named);

/** intake.yaml: who sends tender texts by data exchange, and how long a missing signature may be missing. */
export const intakeFile = z.strictObject({
  senders: z.array(sender).default([]),
  /** Working days; internal, no rule of law. */
  signatureWithin: z.int().min(1).max(30).default(3),
});
