import { z } from 'zod';
import type { Mood } from './moods.js';

const order = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['normal', 'down', 'hang', 'lost-receipt']) }),
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(60_000) }),
  z.strictObject({
    kind: z.literal('answer'),
    status: z.int().min(200).max(599),
    retryAfter: z.string().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('at-random'),
    chance: z.number().min(0).max(1),
    seed: z.int().positive().default(1),
  }),
]);

/** `POST /mood`: how the platform behaves from now on. Throws when it is none it knows. */
export const readMood = (payload: string): Mood => order.parse(JSON.parse(payload));
