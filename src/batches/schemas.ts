import { z } from 'zod';

const moment = z.string().meta({ format: 'date-time' });
const text = (most: number) => z.string().trim().min(1).max(most);

export const channelId = z.string().max(80);
export const batchId = z.uuid();
export const listQuery = z.object({ cursor: z.string().max(300).optional() }).strict();

export const wishBody = z
  .object({
    unit: z
      .string()
      .max(80)
      .optional()
      .meta({ description: "of which unit; else the publisher's own, and all for the government office" }),
    leaveOut: z
      .array(z.uuid())
      .max(1000)
      .optional()
      .meta({ description: 'deliveries with faults that are left out of this batch and go on waiting' }),
  })
  .strict()
  .default({})
  .meta({ id: 'BatchWish' });
export const receiptBody = z
  .object({
    receipt: text(200).optional().meta({ description: 'number that the reporting system gave for the whole batch' }),
    evidence: text(1000).optional().meta({ description: 'where it can be looked up' }),
    rejected: z
      .array(z.object({ delivery: z.uuid(), reason: text(1000) }).strict())
      .max(1000)
      .optional()
      .meta({ description: 'what was given back: it waits again for the next batch' }),
  })
  .strict()
  .meta({ id: 'BatchReceipt' });

export const batch = z
  .object({
    ...{ id: z.uuid(), channel: z.string(), madeBy: z.string(), madeAt: moment },
    unit: z.string().nullable().meta({ description: 'null: of all units' }),
    count: z.int().meta({ description: 'deliveries when it was made' }),
    records: z.int(),
    leftOut: z.array(z.uuid()),
    receipt: z.string().nullable(),
    evidence: z.string().nullable(),
    settledBy: z.string().nullable(),
    settledAt: moment.nullable(),
    files: z.array(z.object({ url: z.string(), sha256: z.string() })),
    deliveries: z
      .array(z.object({ id: z.uuid(), item: z.uuid(), number: z.string(), status: z.string() }))
      .meta({ description: 'those in it still: what was given back is not' }),
  })
  .meta({ id: 'Batch' });
export const batchPage = z.object({ batches: z.array(batch), next: z.string().nullable() }).meta({ id: 'Batches' });

const reason = z.object({ code: z.string(), message: z.string() });
export const receivedAnswer = z
  .object({
    ...{ delivered: z.int(), rejected: z.int() },
    overtaken: z.int().meta({ description: 'something newer took its place meanwhile, and waits itself' }),
    refused: z.array(z.object({ delivery: z.uuid(), reason: z.array(reason) })),
  })
  .meta({ id: 'BatchReceived' });
