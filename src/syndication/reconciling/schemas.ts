import { z } from 'zod';
import { STATUSES } from '../overseeing/deliveries-statement.js';
import { COMPARISONS } from './comparisons.js';
import { KINDS } from './differences.js';

const moment = z.string().meta({ format: 'date-time' });
const sequence = z.int().nullable();

export const differenceQuery = z.object({ cursor: z.string().max(1000).optional() }).strict();

const comparison = z.object({
  state: z
    .enum(COMPARISONS)
    .meta({ description: 'cannot-say: it was asked and gave no list; not-asked: nobody asks it what it holds' }),
  startedAt: moment.nullable(),
  comparedAt: moment.nullable().meta({ description: 'when it last gave a whole list; held and expected are of then' }),
  held: z.int().nullable(),
  expected: z.int().nullable(),
  differences: z.int(),
  error: z.string().nullable(),
});

export const differencePage = z
  .object({
    comparison,
    differences: z.array(
      z.object({
        number: z.string(),
        item: z.uuid().nullable(),
        title: z.string(),
        unit: z.string().nullable(),
        kind: z.enum(KINDS),
        ours: sequence.meta({ description: 'the sequence it should hold' }),
        theirs: sequence.meta({ description: 'the sequence it holds' }),
        delivery: z.uuid().nullable().meta({ description: 'give it to POST /deliveries/{id}/replay' }),
        foundAt: moment,
        resent: z.enum(STATUSES).nullable().meta({ description: 'what became of it where it was sent again since' }),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'Differences' });
