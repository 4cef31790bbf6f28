import { z } from 'zod';

const word = z.string().trim().min(2).max(60);

/** `screening.yaml`: words a reviewer is asked about, for the whole city and by unit. */
export const screeningFile = z.strictObject({
  words: z.array(word).max(20_000).default([]),
  units: z.record(z.string(), z.array(word).max(20_000)).default({}),
});
