import { z } from 'zod';

const id = z.uuid();
const unit = z.string().min(1).max(80);
const elementValues = z.record(z.string().max(80), z.unknown());
const dates = z.record(z.string().max(80), z.union([z.string().max(40), z.null()]));
const extra = z
  .array(
    z.object({
      id: z.string().regex(/^x-[a-z0-9-]{1,40}$/),
      name: z.string().min(1).max(80),
      value: z.string().max(20000),
    }),
  )
  .max(30);

export const itemParams = id;

export const newItem = z
  .object({
    entry: z.string().min(1).max(80),
    title: z.string().max(200).meta({ description: '名称' }),
    summary: z.string().max(2000).optional().meta({ description: '内容概述' }),
    project: id.nullish(),
    elements: elementValues
      .optional()
      .meta({ description: 'Element id → value; shapes as GET /catalogue/{entry} says' }),
    extra: extra.optional().meta({ description: 'Further named elements (A27)' }),
    dates: dates.optional().meta({ description: 'Event id → date YYYY-MM-DD' }),
    countersigners: z.array(unit).max(20).optional().meta({ description: 'Units asked to countersign (条例 11)' }),
  })
  .strict()
  .meta({ id: 'NewItem' });

export const itemPatch = z
  .object({
    title: z.string().max(200).optional(),
    summary: z.string().max(2000).optional(),
    elements: elementValues.optional(),
    extra: extra.optional(),
    dates: dates.optional(),
    countersigners: z.array(unit).max(20).optional(),
  })
  .strict()
  .meta({ id: 'ItemPatch' });

const mark = z.object({
  target: z.string().regex(/^(element|attachment):.{1,80}$/),
  decision: z.enum(['publish', 'mask', 'withhold']),
  ground: z.string().max(80).optional(),
  reason: z.string().max(2000).optional(),
});

export const marksBody = z
  .object({ marks: z.array(mark).max(500) })
  .strict()
  .meta({ id: 'Marks' });

export const commentBody = z
  .object({ text: z.string().trim().min(1).max(4000) })
  .strict()
  .meta({ id: 'NewComment' });

export const standing = z
  .object({ state: z.string(), states: z.array(z.string()), revision: z.int() })
  .meta({ id: 'Standing' });

export const itemRevision = standing.extend({ id }).meta({ id: 'ItemRevision' });

export const createdItem = z
  .object({
    id,
    revision: z.int(),
    state: z.string(),
    states: z.array(z.string()),
    responsibleUnit: z.string(),
    warnings: z.array(z.object({ code: z.string(), step: z.string(), message: z.string() })),
  })
  .meta({ id: 'CreatedItem' });
