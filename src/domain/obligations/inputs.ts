import { z } from 'zod';

const text = z.string().trim().min(1).max(4000);
const why = { comment: text.optional(), reason: text.optional() }; // whether it is needed is the action table's to say
const reasoned = z.strictObject(why);

/** What a person may send with each action on an obligation; unknown fields are refused. */
export const obligationInputs: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  BEGIN: z.strictObject({ comment: text.optional(), item: z.uuid() }),
  NOTE_DATES: z.strictObject({ comment: text.optional(), dates: z.record(z.string(), z.string()) }),
  DECLARE_NOTHING: reasoned,
  CONFIRM_NOTHING: reasoned,
  RETURN: reasoned,
  REOPEN: reasoned,
};
