import type { FieldModel } from '../form/fields.js';

/** One thing to fill in before an action can be taken; `path` is where it goes in the action's input. */
export interface Asked {
  readonly path: string; // `reason`, `recorded.signer`
  readonly kind: Extract<FieldModel['kind'], 'text' | 'long-text' | 'date' | 'instant' | 'select' | 'radios'>;
  readonly required: boolean;
  /** Where the choices come from. */
  /** What is chosen when nobody chose. */
  readonly preset?: string;
  readonly options?:
    'grounds' | 'return-to' | 'corrections' | 'consent' | 'medium' | 'signers' | 'scans' | 'grades' | 'overturned';
}

/** How an action looks; what the workflow's own table says (label, whether a reason is needed) is not repeated here. */
export interface ActionForm {
  readonly rank: number; // the lower, the nearer to the thumb
  readonly tone: 'primary' | 'plain' | 'danger';
  readonly asks: (here: Circumstances) => readonly Asked[];
}

export interface Circumstances {
  readonly states: readonly string[];
  readonly additionalNotice: boolean; // a correction is a further notice of one of three kinds
  readonly clerk: boolean; // enters what another signed
  readonly keptFiles: boolean; // files go out with finds in them
  readonly refusedByParty: boolean; // something would be published against a third party's refusal
}

const nothing = (): readonly Asked[] => [];
const reason: Asked = { path: 'reason', kind: 'long-text', required: true };
const why = (): readonly Asked[] => [reason];
const field = (path: string, kind: Asked['kind'], options?: Asked['options']): Asked => ({
  ...{ path, kind, required: true },
  ...(options === undefined ? {} : { options }),
});

/** The reviewer proposes with ground, explanation and date; the approver confirms what was proposed. */
const nonDisclosure = ({ states }: Circumstances): readonly Asked[] =>
  states.includes('work.approval')
    ? []
    : [field('ground', 'select', 'grounds'), field('explanation', 'long-text'), field('reviewAgainOn', 'date')];

const recorded: readonly Asked[] = [
  field('recorded.medium', 'radios', 'medium'),
  field('recorded.signer', 'select', 'signers'),
  field('recorded.signedAt', 'instant'),
  { ...field('recorded.scan', 'select', 'scans'), required: false },
];

export const ACTION_FORMS: Readonly<Record<string, ActionForm>> = {
  VERIFY: { rank: 1, tone: 'primary', asks: nothing },
  REFUSE_VERIFICATION: { rank: 4, tone: 'danger', asks: why },
  EXPRESS_PUBLISH: { rank: 1, tone: 'primary', asks: nothing },
  MIRROR: {
    rank: 3,
    tone: 'plain',
    asks: () => [
      ...[field('medium', 'text'), field('url', 'text'), field('publishedAt', 'instant'), field('text', 'long-text')],
    ],
  },
  CONFIRM_SIGNATURE: { rank: 2, tone: 'primary', asks: nothing },
  SUBMIT: { rank: 1, tone: 'primary', asks: nothing },
  CLEAR: {
    rank: 1,
    tone: 'primary',
    asks: ({ refusedByParty }) =>
      refusedByParty ? [field('publicInterest', 'long-text'), field('noticeGivenOn', 'date')] : [],
  },
  ADVISE: { rank: 1, tone: 'primary', asks: () => [field('advice', 'long-text')] },
  RECORD_REPLY: {
    rank: 1,
    tone: 'primary',
    asks: () => [field('consent', 'radios', 'consent'), { ...field('text', 'long-text'), required: false }],
  },
  COUNTERSIGN: { rank: 1, tone: 'primary', asks: nothing },
  APPROVE: {
    rank: 1,
    tone: 'primary',
    asks: ({ clerk, keptFiles }) => [
      ...(clerk ? recorded : []),
      ...(keptFiles ? [field('keptFilesReason', 'long-text')] : []),
    ],
  },
  PUBLISH: { rank: 1, tone: 'primary', asks: nothing },
  RETURN: {
    rank: 2,
    tone: 'plain',
    asks: ({ states }) =>
      states.includes('work.approval')
        ? [reason, { ...field('to', 'radios', 'return-to'), preset: 'drafting' }]
        : [reason],
  },
  SCHEDULE: { rank: 3, tone: 'plain', asks: () => [field('at', 'instant')] },
  UNSCHEDULE: { rank: 1, tone: 'plain', asks: nothing },
  RECALL: { rank: 2, tone: 'plain', asks: nothing },
  REFER: { rank: 5, tone: 'plain', asks: () => [field('question', 'long-text')] },
  CONSULT: { rank: 5, tone: 'plain', asks: () => [field('party', 'text'), field('receivedOn', 'date')] },
  RESTRICT: { rank: 4, tone: 'plain', asks: nonDisclosure },
  WITHHOLD: { rank: 4, tone: 'plain', asks: nonDisclosure },
  REASSESS: { rank: 2, tone: 'plain', asks: () => [reason, field('reviewAgainOn', 'date')] },
  REOPEN: { rank: 3, tone: 'plain', asks: why },
  CORRECT: {
    rank: 2,
    tone: 'plain',
    asks: ({ additionalNotice }) =>
      additionalNotice ? [{ ...field('kind', 'radios', 'corrections'), preset: 'correction' }, reason] : [reason],
  },
  RESEND: { rank: 2, tone: 'plain', asks: nothing },
  RELEASE: { rank: 2, tone: 'plain', asks: nothing },
  HOLD: { rank: 6, tone: 'danger', asks: why },
  TAKE_DOWN: { rank: 7, tone: 'danger', asks: why },
  GRADE: { rank: 4, tone: 'plain', asks: () => [field('grade', 'radios', 'grades')] },
  OVERTURN: { rank: 5, tone: 'plain', asks: () => [field('kind', 'radios', 'overturned'), field('on', 'date')] },
  REPAIR: {
    rank: 6,
    tone: 'plain',
    asks: () => [
      ...[field('document', 'text'), field('decidedOn', 'date')],
      { ...field('evidence', 'select', 'scans'), required: false },
    ],
  },
  REPEAL: { rank: 8, tone: 'danger', asks: why },
  ABANDON: { rank: 9, tone: 'danger', asks: why },
};

/** An action of a newer definition than this table: plain, and with a reason where the workflow demands one. */
export const formOf = (action: string, needsReason: boolean): ActionForm =>
  ACTION_FORMS[action] ?? { rank: 50, tone: 'plain', asks: needsReason ? why : nothing };
