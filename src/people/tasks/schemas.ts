import { z } from 'zod';

const message = z.string().trim().max(500).optional().meta({ description: 'Shown after sign-in; never in a mail' });

export const urgeBody = z.object({ message }).strict().meta({ id: 'Urge' });

export const urgeMany = z
  .object({ tasks: z.array(z.uuid()).min(1).max(100), message })
  .strict()
  .meta({ id: 'UrgeMany' });

export const urgeResults = z
  .array(
    z.object({
      task: z.uuid(),
      ok: z.boolean(),
      refusals: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  )
  .meta({ id: 'UrgeResults' });

export const reassignBody = z
  .object({
    to: z.string().min(1).max(100).meta({ description: 'The account that is to have the task' }),
    reason: z.string().trim().min(1).max(500),
    from: z
      .string()
      .max(100)
      .nullable()
      .optional()
      .meta({ description: 'Who had it when you looked, null for nobody; refused when that has changed' }),
  })
  .strict()
  .meta({ id: 'Reassignment' });

export const candidates = z
  .object({
    candidates: z.array(
      z.object({
        account: z.string(),
        person: z.string(),
        refusals: z.array(z.object({ code: z.string(), message: z.string() })),
      }),
    ),
  })
  .meta({ id: 'TaskCandidates' });

export const urgePage = z
  .object({
    urges: z.array(
      z.object({
        id: z.uuid(),
        task: z.uuid(),
        step: z.string(),
        by: z.object({ account: z.string(), person: z.string() }),
        at: z.string(),
        message: z.string().nullable(),
        acknowledgedBy: z.object({ account: z.string(), person: z.string() }).nullable(),
        acknowledgedAt: z.iso.datetime().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'UrgePage' });
