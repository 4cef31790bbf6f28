import { z } from 'zod';
import { mirrored } from '../domain/lifecycle/disclosure/inputs.js';

const extra = z.object({
  id: z.string().regex(/^x-[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(80),
  value: z.string().max(20_000),
});

const attachment = z.strictObject({
  title: z.string().trim().min(1).max(200),
  fileName: z.string().trim().min(1).max(180),
  content: z.base64().meta({ description: 'The bytes, base64; the whole message holds 2 MiB' }),
});

/** A tender text as an exchange sends it (六（六）): what it is, of which project, its elements, and where it is published already. */
export const intakeNotice = z
  .strictObject({
    entry: z.string().min(1).max(80).meta({ description: 'Catalogue entry; those of 招标公告和公示信息文本 (A12)' }),
    project: z.strictObject({ code: z.string().trim().min(1).max(80) }).nullish(),
    mode: z.literal('electronic-exchange').default('electronic-exchange'),
    title: z.string().trim().min(1).max(200),
    summary: z.string().trim().max(2000).default(''),
    elements: z.record(z.string().max(80), z.unknown()),
    extra: z.array(extra).max(30).default([]),
    dates: z.record(z.string().max(80), z.string().max(40)).default({}),
    attachments: z.array(attachment).max(10).default([]),
    mirror: z
      .strictObject(mirrored)
      .nullish()
      .meta({ description: 'Where the statutory medium has it (招标投标法实施条例 15)' }),
  })
  .meta({ id: 'IntakeNotice' });

export type IntakeNotice = z.infer<typeof intakeNotice>;

export const intakeAnswer = z
  .object({
    id: z.uuid().meta({ description: 'The item' }),
    receivedAt: z.iso.datetime().meta({ description: 'Machine timestamp: the twelve hours run from here (A13)' }),
    state: z.string(),
    responsibleUnit: z.string(),
    express: z.boolean().meta({ description: 'Waits for the duty officer alone' }),
    finds: z
      .array(z.object({ kind: z.string(), place: z.string() }))
      .meta({ description: 'Why it goes the ordinary way; kinds and places only' }),
  })
  .meta({ id: 'IntakeAnswer' });

export type IntakeAnswer = z.infer<typeof intakeAnswer>;
