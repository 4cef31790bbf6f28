import { z } from 'zod';

/** What a release has, beside it as `releases/<name>.json`: not served, and whole only when the release is. */
export const manifestSchema = z.object({
  format: z.literal(1),
  /** Of the feed of changes. */
  position: z.string(),
  /** Of the code, templates, catalogue and order: with another one, everything is rendered anew. */
  fingerprint: z.string(),
  made: z.iso.datetime(),
  /** By place: what decided the file, and the SHA-256 of its bytes. */
  files: z.record(z.string(), z.object({ stamp: z.string(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
