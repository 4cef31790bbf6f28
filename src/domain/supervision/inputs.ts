import { z } from 'zod';

const text = z.string().trim().min(1).max(4000);
const comment = { comment: text.optional() };
const why = { ...comment, reason: text.optional() }; // whether it is needed is the action table's to say

/** 办理时限: a day, or so many working days from today. */
export const dueFields = {
  due: z.iso.date().optional().meta({ description: 'Last day for the answer, YYYY-MM-DD' }),
  workingDays: z.int().min(1).max(250).optional().meta({ description: 'Working days from today, instead of `due`' }),
};

const plain = z.strictObject(comment);
const reasoned = z.strictObject(why);

/** An answer names its evidence: files added before (`file:<id>`) and items (`item:<id>`). */
export const evidenceRef = z.string().regex(/^(file|item):[0-9a-f-]{36}$/);

/** What a person may send with each action; unknown fields are refused. */
export const orderInputs: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  ISSUE: z.strictObject({
    ...comment,
    source: text.optional(),
    demand: text.optional(),
    contact: text.optional(),
    copyTo: z.array(z.string().min(1).max(80)).max(30).optional(),
    ...dueFields,
  }),
  DISMISS: reasoned,
  ACKNOWLEDGE: plain,
  BEGIN: z.strictObject({ ...comment, handler: text.optional() }),
  ANSWER: z.strictObject({ ...comment, text: text.optional(), evidence: z.array(evidenceRef).max(30).optional() }),
  ACCEPT: plain,
  SEND_BACK: z.strictObject({ ...why, ...dueFields }),
  CLOSE: plain,
  CIRCULATE: reasoned,
  WAIT: z.strictObject({ ...why, ...dueFields }),
  WITHDRAW: reasoned,
};
