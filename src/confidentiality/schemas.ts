import { z } from 'zod';

export const itemId = z.uuid();
export const findId = z.string().regex(/^[0-9a-f]{16}$/);

export const verdictBody = z
  .object({
    decision: z.enum(['mask', 'keep', 'not-a-find']),
    reason: z.string().trim().min(1).max(2000).optional(),
  })
  .strict()
  .meta({ id: 'FindVerdict' });

export const revision = z
  .object({ state: z.string(), states: z.array(z.string()), revision: z.int() })
  .meta({ id: 'FindDecided' });

/** What a detector saw, and what to do about it. */
const seen = {
  detector: z.string(),
  severity: z.enum(['block', 'mask', 'judge', 'mend']),
  start: z.int(),
  end: z.int(),
  excerpt: z.string(),
  suggestion: z.string(),
  message: z.string(),
};

export const findsList = z
  .array(
    z.object({
      id: findId,
      target: z.string(),
      path: z.array(z.string()),
      where: z.string().optional(),
      ...seen,
      hidden: z.boolean(),
      decision: z
        .object({ decision: z.string(), by: z.string(), at: z.string(), reason: z.string().optional() })
        .optional(),
    }),
  )
  .meta({ id: 'Finds' });

export const allowanceQuery = z.object({ cursor: z.string().max(400).optional() }).strict();

export const allowancePage = z
  .object({
    allowances: z.array(
      z.object({
        id: z.uuid(),
        unit: z.string(),
        detector: z.string(),
        reason: z.string().nullable(),
        item: z.uuid(),
        saidBy: z.string(),
        saidAt: z.string(),
        revokedBy: z.string().nullable(),
        revokedAt: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'Allowances' });

export const checkBody = z
  .object({
    text: z.string().max(100_000),
    entry: z.string().max(80).optional(),
    element: z.string().max(80).optional(),
  })
  .strict()
  .meta({ id: 'TextToCheck' });

export const checked = z
  .object({
    finds: z.array(
      z.object({
        ...seen,
      }),
    ),
  })
  .meta({ id: 'TextChecked' });
