import type { NonDisclosure } from '../../facts.js';
import type { Effect } from '../../step.js';
import { reasonOf, textOf } from '../../saying.js';
import { VOID_REVIEW } from './drafting.js';
import { acted, reviewing } from './review.js';
import { pendingAfter, pendingWithout } from './signature.js';

/** WITHHOLD or RESTRICT by the reviewer is a proposal; the approver decides. */
export const propose: Effect = (proposal) => {
  const proposed: NonDisclosure = {
    kind: proposal.action === 'WITHHOLD' ? 'WITHHOLD' : 'RESTRICT',
    ground: textOf(proposal, 'ground'),
    explanation: textOf(proposal, 'explanation') || reasonOf(proposal),
    reviewAgainOn: textOf(proposal, 'reviewAgainOn'),
    by: proposal.actor.account,
  };
  return { memory: { ...reviewing(proposal), proposal: proposed } };
};

/** What was signed on paper or said counts as the signer's, not the clerk's. */
export const approve: Effect = (proposal) => ({
  memory: {
    ...acted(proposal),
    approvedHash: proposal.facts.publicHash,
    approver: (proposal.signer ?? proposal.actor).account,
    ...pendingAfter(proposal),
  },
});

export const countersign: Effect = (proposal) => {
  const { actor, now, facts } = proposal;
  const others = facts.memory.countersignatures.filter((one) => one.unit !== actor.unit);
  const { unit, account, standingFor } = actor;
  const signature = {
    ...{ unit, account, publicHash: facts.publicHash, at: now },
    ...(standingFor === undefined ? {} : { standingFor: standingFor.account }),
  };
  return { memory: { ...acted(proposal), countersignatures: [...others, signature] } };
};

export const confirmNonDisclosure: Effect = (proposal) => ({
  memory: {
    ...acted(proposal),
    nonDisclosure: proposal.facts.memory.proposal,
    proposal: null,
    approver: proposal.actor.account,
  },
  notices: [{ kind: 'withheld', to: 'drafter' }],
});

/** Back to the reviewer: what was cleared or proposed is to be decided anew. */
export const returnToReviewer: Effect = (proposal) => ({
  memory: {
    ...{ ...acted(proposal), ...pendingWithout(proposal) },
    ...{ clearedHash: null, approvedHash: null, approver: null, proposal: null },
  },
  notices: [{ kind: 'returned', to: 'openTasks' }],
});

export const reopen: Effect = () => ({
  memory: { ...VOID_REVIEW, nonDisclosure: null, submittedBy: null, actedSinceSubmission: false },
});

/** 条例 18: looked at again, and kept; the next day to look again is set. */
export const reassess: Effect = (proposal) => {
  const { nonDisclosure } = proposal.facts.memory;
  if (nonDisclosure === null) throw new Error('a case in withheld or onRequestOnly remembers no decision');
  return { memory: { nonDisclosure: { ...nonDisclosure, reviewAgainOn: textOf(proposal, 'reviewAgainOn') } } };
};
