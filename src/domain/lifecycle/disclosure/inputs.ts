import { z } from 'zod';
import { OVERTURNED_KINDS } from '../../display/display-memory.js';

const text = z.string().trim().min(1).max(4000);
const date = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const comment = { comment: text.optional() };
const why = { ...comment, reason: text.optional() }; // whether it is needed is the action table's to say

/** Needed from the reviewer who proposes, absent from the approver who confirms: the guards know which. */
const nonDisclosure = z.strictObject({
  ...why,
  ground: text.optional(),
  explanation: text.optional(),
  reviewAgainOn: date.optional(),
});

/** 从书面或口头批准补录: what was signed, by whom, when; the scan is an attachment of the item. */
const recorded = z.strictObject({
  medium: z.enum(['paper', 'oral']),
  signer: text,
  signedAt: instant,
  scan: z.uuid().optional(),
});

/** What the statutory medium has published already: where, when, and the text as it stands there. */
export const mirrored = {
  medium: z.string().trim().min(1).max(200),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  publishedAt: instant,
  text: z.string().trim().min(1).max(200_000),
};

const plain = z.strictObject(comment);
const reasoned = z.strictObject(why);

/** What a person may send with each action; unknown fields are refused. System actions are not sent by people. */
export const actionInputs: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  VERIFY: plain,
  REFUSE_VERIFICATION: reasoned,
  EXPRESS_PUBLISH: plain,
  MIRROR: z.strictObject({ ...comment, ...mirrored }),
  CONFIRM_SIGNATURE: plain,
  SUBMIT: z.strictObject({ ...comment, countersigners: z.array(text).max(20).optional() }),
  RECALL: plain,
  ABANDON: reasoned,
  CORRECT: z.strictObject({
    ...why,
    kind: z.enum(['correction', 'clarification', 'termination']).default('correction'),
  }),
  CLEAR: z.strictObject({ ...comment, publicInterest: text.optional(), noticeGivenOn: date.optional() }),
  RETURN: z.strictObject({ ...why, to: z.enum(['drafting', 'review']).optional() }),
  REFER: z.strictObject({ ...comment, question: text }),
  ADVISE: z.strictObject({ ...comment, advice: text }),
  CONSULT: z.strictObject({ ...comment, party: text, receivedOn: date }),
  RECORD_REPLY: z.strictObject({ ...comment, consent: z.enum(['agrees', 'refuses']), text: text.optional() }),
  WITHHOLD: nonDisclosure,
  RESTRICT: nonDisclosure,
  COUNTERSIGN: plain,
  APPROVE: z.strictObject({ ...comment, recorded: recorded.optional(), keptFilesReason: text.optional() }),
  REOPEN: reasoned,
  REASSESS: z.strictObject({ ...why, reviewAgainOn: date }),
  PUBLISH: plain,
  SCHEDULE: z.strictObject({ ...comment, at: instant }),
  UNSCHEDULE: plain,
  TAKE_DOWN: reasoned,
  REPEAL: reasoned,
  HOLD: z.strictObject({ ...why, leak: z.boolean().optional() }),
  RELEASE: reasoned,
  RESEND: plain,
  GRADE: z.strictObject({ ...comment, grade: z.string().trim().min(1).max(40) }),
  OVERTURN: z.strictObject({ ...comment, kind: z.enum(OVERTURNED_KINDS), on: date }),
  REPAIR: z.strictObject({
    ...comment,
    document: z.string().trim().min(1).max(200),
    decidedOn: date,
    evidence: z.uuid().optional(),
  }),
  REPLAY: z.strictObject({ ...comment, delivery: z.uuid(), channel: z.string().min(1).max(40).optional() }),
};

export type RecordedSignature = z.infer<typeof recorded>;

/** The signature a clerk entered with an action, if any. */
export function recordedIn(input: Readonly<Record<string, unknown>>): RecordedSignature | null {
  const parsed = recorded.safeParse(input.recorded);
  return parsed.success ? parsed.data : null;
}
