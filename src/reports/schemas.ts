import { z } from 'zod';

export const reportQuery = z.object({ cursor: z.string().max(400).optional() }).strict();

export const settlement = z
  .object({ decision: z.enum(['take-down', 'dismiss']), reason: z.string().trim().min(1).max(1000) })
  .strict()
  .meta({ id: 'ReportSettlement' });

export const reportPage = z
  .object({
    reports: z.array(
      z.object({
        id: z.uuid(),
        item: z.uuid(),
        number: z.string(),
        unit: z.string(),
        kind: z.enum(['personal', 'secrecy', 'trade-secret', 'other']),
        words: z.string(),
        reportedBy: z.string().nullable().meta({ description: 'account; null for somebody of the public' }),
        reportedAt: z.string(),
        status: z.enum(['new', 'open', 'taken-down', 'dismissed']),
        settledBy: z.string().nullable(),
        settledAt: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'Reports' });
