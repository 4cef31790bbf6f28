import { counted } from '../../../authority/standing-in.js';
import type { Memory } from '../../facts.js';
import type { Effect, Proposal } from '../../step.js';
import { textOf } from '../../saying.js';
import { VOID_REVIEW } from './drafting.js';
import { pendingWithout } from './signature.js';

/** Someone other than the submitter has acted: RECALL 收回 ends (ARCHITECTURE §4). */
export const acted = ({ actor, facts: { memory } }: Proposal): Partial<Memory> => ({
  actedSinceSubmission: memory.actedSinceSubmission || actor.account !== memory.submittedBy,
});

/** A reviewer of this round: the actor, and the one he stands for, join those who marked or cleared. */
export const reviewing = (proposal: Proposal): Partial<Memory> => ({
  ...acted(proposal),
  reviewers: counted(proposal.facts.memory.reviewers, proposal.actor),
});

export const clear: Effect = (proposal) => ({
  memory: { ...reviewing(proposal), clearedHash: proposal.facts.publicHash },
});

export const returnToDrafter: Effect = (proposal) => ({
  memory: { ...VOID_REVIEW, ...acted(proposal), ...pendingWithout(proposal) },
  cancelTimers: ['CONSULTATION_EXPIRED', 'PUBLICATION_DUE'],
  notices: [{ kind: 'returned', to: 'drafter' }],
});

export const refer: Effect = (proposal) => ({
  memory: { ...reviewing(proposal), question: textOf(proposal, 'question') },
});

/** The answer itself goes to the trail; the question is closed. */
export const advise: Effect = (proposal) => ({ memory: { ...acted(proposal), question: null } });

/** 条例 32: fifteen working days from receipt. The caller counts them on the calendar and gives the instant as `replyDue`. */
export const consult: Effect = (proposal) => {
  const replyDue = textOf(proposal, 'replyDue');
  if (replyDue === '') throw new Error('CONSULT reached the lifecycle without replyDue: the caller must count it');
  const consultation = {
    party: textOf(proposal, 'party'),
    receivedOn: textOf(proposal, 'receivedOn'),
    replyDue,
    reply: null,
  };
  return {
    memory: { ...reviewing(proposal), consultation },
    timers: [{ action: 'CONSULTATION_EXPIRED', dueAt: replyDue }],
  };
};

const replied = ({ facts }: Proposal, reply: string): Partial<Memory> => ({
  consultation: facts.memory.consultation === null ? null : { ...facts.memory.consultation, reply },
});

/**
 * Only whether the third party agrees is remembered; its words go to the trail's erasable content. A refusal outlasts a return and the
 * consultation of others, until the same party agrees or another version is begun.
 */
export const recordReply: Effect = (proposal) => {
  const consent = textOf(proposal, 'consent');
  const { memory, contentHash } = proposal.facts;
  const party = memory.consultation?.party ?? '';
  const others = (memory.objections ?? []).filter((each) => each.party !== party);
  return {
    memory: {
      ...{ ...reviewing(proposal), ...replied(proposal, consent) },
      objections: consent === 'refuses' ? [...others, { party, contentHash }] : others,
    },
    cancelTimers: ['CONSULTATION_EXPIRED'],
  };
};

/** Silence is no consent and no refusal: the agency decides (条例 32). */
export const consultationExpired: Effect = (proposal) => ({ memory: replied(proposal, 'silence') });
