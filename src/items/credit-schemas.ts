import { z } from 'zod';
import { MOST_RECORDS } from '../domain/exchange/dual-publicity/stored.js';
import { RECORD_KINDS } from '../domain/exchange/dual-publicity/table.js';

const creditRecord = z
  .strictObject({
    kind: z.enum(RECORD_KINDS),
    fields: z
      .record(z.string().max(40), z.string().max(8000))
      .meta({ description: 'Column of the reporting system (XK_…, CF_…) → text; dates YYYY-MM-DD, amounts in 万元' }),
  })
  .meta({ id: 'CreditRecord' });

export const creditBody = z
  .strictObject({ records: z.array(creditRecord).max(MOST_RECORDS) })
  .meta({ id: 'CreditRecords' });

export const creditView = z
  .object({
    records: z.array(creditRecord),
    masked: z
      .boolean()
      .meta({ description: 'Numbers of persons are shown in part: who may edit the draft sees them whole' }),
    faults: z.array(
      z.object({
        record: z.int(),
        column: z.string(),
        code: z.string(),
        message: z.string(),
        rule: z.string().optional(),
      }),
    ),
    owed: z.boolean().meta({ description: 'The credit channels are owed this item' }),
    missing: z.boolean().meta({ description: 'They are, and no record is there yet' }),
  })
  .meta({ id: 'CreditRecordsOfItem' });
