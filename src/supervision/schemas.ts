import { z } from 'zod';
import { dueFields } from '../domain/supervision/inputs.js';

const text = z.string().trim().min(1).max(4000);
const unit = z.string().min(1).max(80);

const newFinding = z.object({ item: z.uuid() }).strict();

export const newOrder = z
  .object({
    unit: unit.meta({ description: 'The unit that is to do it (承办单位)' }),
    title: z.string().trim().min(1).max(200).meta({ description: '标题' }),
    source: text.optional().meta({ description: '事项来源' }),
    demand: text.optional().meta({ description: '办理要求; needed before it is issued' }),
    contact: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: '反馈联系人及电话; needed before it is issued' }),
    copyTo: z.array(unit).max(30).optional().meta({ description: '抄送: unit ids' }),
    findings: z.array(newFinding).max(50).optional().meta({
      description: 'Items that gave rise to it; entry, governing rule and due date are taken from their clocks',
    }),
    ...dueFields,
    issue: z.boolean().optional().meta({ description: 'Issue it at once (交办), with its number' }),
  })
  .strict()
  .meta({ id: 'NewSupervisionOrder' });
export type NewOrder = z.infer<typeof newOrder>;

export const createdOrder = z
  .object({
    id: z.uuid(),
    revision: z.int(),
    state: z.string(),
    states: z.array(z.string()),
    number: z.string().nullable().meta({ description: '同政督〔2026〕3号; null until it is issued' }),
  })
  .meta({ id: 'CreatedSupervisionOrder' });

export const orderQuery = z.object({
  open: z.stringbool().optional().meta({ description: 'Only orders that are not at their end' }),
  cursor: z.string().max(300).optional(),
});

const orderRow = z
  .object({
    id: z.uuid(),
    number: z.string().nullable(),
    title: z.string(),
    unit: z.string(),
    state: z.string(),
    states: z.array(z.string()),
    revision: z.int(),
    due: z.string().nullable().meta({ description: 'YYYY-MM-DD' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'SupervisionOrderRow' });

export const orderPage = z
  .object({ orders: z.array(orderRow), next: z.string().nullable() })
  .meta({ id: 'SupervisionOrders' });

const file = z.object({ id: z.uuid(), title: z.string(), fileName: z.string(), mediaType: z.string(), size: z.int() });
const evidence = z.union([
  z.object({ kind: z.literal('file'), ...file.shape }),
  z.object({ kind: z.literal('item'), id: z.uuid(), title: z.string() }),
]);
export const evidenceFile = file.meta({ id: 'SupervisionEvidence' });

const possibility = z.object({
  action: z.string(),
  allowed: z.boolean(),
  refusals: z.array(z.looseObject({ code: z.string(), message: z.string() })),
});

export const orderJsonShape = orderRow
  .extend({
    source: z.string(),
    demand: z.string(),
    contact: z.string(),
    copyTo: z.array(z.string()),
    issuer: z.string(),
    issuedAt: z.string().nullable(),
    handler: z.string().nullable(),
    circulateFrom: z
      .string()
      .nullable()
      .meta({ description: 'Instant from which it may be circulated if not answered' }),
    circulatedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    findings: z.array(
      z.object({
        item: z.string().nullable(),
        title: z.string(),
        entry: z.string(),
        rule: z.string().nullable(),
        due: z.string().nullable(),
      }),
    ),
    answers: z.array(
      z.object({ by: z.string(), person: z.string(), at: z.string(), text: z.string(), evidence: z.array(evidence) }),
    ),
    returns: z.array(z.object({ by: z.string(), at: z.string(), reason: z.string(), due: z.string().nullable() })),
    clock: z
      .looseObject({ rule: z.string(), due: z.string().nullable(), state: z.string(), lamp: z.string() })
      .nullable(),
    tasks: z.array(z.looseObject({ id: z.string(), step: z.string(), unit: z.string(), role: z.string() })),
    actions: z.array(possibility),
  })
  .meta({ id: 'SupervisionOrder' });
