import { z } from 'zod';

export const laterReceipt = z
  .strictObject({
    delivery: z.uuid().describe('The `webhook-id` of the message'),
    outcome: z.enum(['accepted', 'rejected']),
    receipt: z.string().trim().min(1).max(200).optional().describe('The number of the receipt'),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .optional()
      .describe('Why it was rejected, for the person who must act on it'),
  })
  .meta({ id: 'LaterReceipt' });

export const receiptTaken = z
  .strictObject({ taken: z.enum(['settled', 'known']).describe('`known`: it was settled before, and stays so') })
  .meta({ id: 'ReceiptTaken' });
