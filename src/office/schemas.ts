import { z } from 'zod';
import { KINDS, TONES, type BoardFilter } from './board/matters.js';

const word = z.string().max(80).optional();
const blank = z.literal('');
/** An empty field of a filter form filters nothing. */
const boardFields = {
  unit: word.meta({ description: 'Responsible unit' }),
  domain: word,
  step: word.meta({ description: 'State of the case: work.approval' }),
  tone: z
    .union([blank, z.enum(TONES)])
    .optional()
    .meta({ description: 'red: overdue, amber: due within 5 working days' }),
  month: z
    .union([blank, z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/)])
    .optional()
    .meta({ description: 'Month in which it is due, YYYY-MM' }),
  kind: z
    .union([blank, z.enum(KINDS)])
    .optional()
    .meta({ description: 'begun: items and orders; obligation: missing' }),
};
const cursor = z.string().max(300).optional();

export const boardQuery = z.object({ ...boardFields, lang: z.string().optional() });
export const rowsQuery = boardQuery.extend({ cursor });
export const stalledQuery = z.object({
  days: z.coerce.number().int().min(1).max(250).default(5).meta({ description: 'No act for so many working days' }),
  unit: word,
  cursor,
  lang: z.string().optional(),
});
export const publishedQuery = z.object({
  unit: word,
  domain: word,
  month: z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$/),
  outcome: z.union([blank, z.enum(['met', 'late'])]).optional(),
  cursor,
  lang: z.string().optional(),
});
export const csvQuery = boardQuery.extend({ by: z.enum(['unit', 'domain', 'step']).default('unit') });

export type BoardQuery = z.infer<typeof boardQuery>;
export type StalledQuery = z.infer<typeof stalledQuery>;
export type PublishedQuery = z.infer<typeof publishedQuery>;

export const filterOf = ({ unit, domain, step, tone, month, kind }: BoardQuery): BoardFilter => ({
  ...{ unit: given(unit), domain: given(domain), step: given(step) },
  ...{ tone: given(tone), month: given(month), kind: given(kind) },
});

/** Null for a field that was left empty. */
export const given = <T extends string>(value: T | '' | undefined): T | null =>
  value === undefined || value === '' ? null : value;

const line = z
  .object({
    key: z.string().meta({ description: 'Unit, domain or state' }),
    expected: z.int().meta({ description: '应公开: under way and missing together' }),
    open: z.int().meta({ description: 'Under way: items and supervision orders' }),
    due: z.int().meta({ description: 'Governing clock ends today or within 5 working days' }),
    overdue: z.int(),
    onTime: z.int(),
    noDate: z.int().meta({ description: 'No clock runs yet' }),
    missing: z.int().meta({ description: 'Owed, and nobody has begun (缺项)' }),
  })
  .meta({ id: 'BoardLine' });

export const boardAnswer = z
  .object({
    asOf: z.string(),
    total: line.omit({ key: true }),
    units: z.array(line),
    domains: z.array(line),
    steps: z.array(line),
    predictedLate: z
      .int()
      .meta({ description: 'Not late yet, and too little time for what the remaining steps took so far' }),
    punctuality: z
      .array(z.object({ unit: z.string(), month: z.string(), met: z.int(), late: z.int() }))
      .meta({ description: 'Publications of the last twelve months, on time and late' }),
  })
  .meta({ id: 'Board' });
export type BoardAnswer = z.infer<typeof boardAnswer>;

export const stalledAnswer = z
  .object({
    since: z.string().meta({ description: 'No act since this instant' }),
    cases: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        unit: z.string(),
        domain: z.string(),
        entry: z.string(),
        title: z.string().nullable().meta({ description: 'Null for those who may not read content' }),
        step: z.string(),
        lastAct: z.string(),
        endsAt: z.string().nullable(),
        task: z.string().nullable(),
        waitsIn: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'StalledCases' });
export type StalledAnswer = z.infer<typeof stalledAnswer>;
