import { dateInShanghai } from '../../../calendar/dates.js';
import type { Find, Intake } from '../../facts.js';
import { textOf } from '../../saying.js';
import type { Effect, Proposal } from '../../step.js';
import { VOID_REVIEW } from './drafting.js';
import { returnToDrafter } from './review.js';

/** RECEIVE 收文, by the machine right after the item is begun: how, from whom and when the text came. */
const received = (proposal: Proposal): Intake => ({
  mode: textOf(proposal, 'mode'),
  sender: textOf(proposal, 'sender'),
  receivedAt: textOf(proposal, 'receivedAt'),
  verified: null,
  finds: findsIn(proposal.input.finds),
  ...(typeof proposal.input.differs === 'number' ? { differs: proposal.input.differs } : {}),
});

/**
 * Received: to be verified, or on the express path, where the unit's standing authorisation stands for clearance and approval of exactly
 * this public copy.
 */
export const receive: Effect = (proposal) => {
  const intake = received(proposal);
  const { publicHash } = proposal.facts;
  const express = textOf(proposal, 'screened') === publicHash && intake.finds.length === 0;
  return {
    memory: {
      intake,
      ...(express ? { clearedHash: publicHash, approvedHash: publicHash, submittedBy: intake.sender } : {}),
    },
  };
};

/** Something was found, or the path is not open: the drafters are told what, and the item goes the ordinary way. */
export const tellFinds: Effect = (proposal) => ({
  memory: { intake: received(proposal) },
  notices: [{ kind: 'express-left', to: 'waiting' }],
});

/** VERIFY 核验确认: from this day the working day runs in which it is published. */
export const verify: Effect = (proposal) => {
  const { intake } = proposal.facts.memory;
  if (intake === undefined || intake === null) throw new Error('a case in verification remembers no intake');
  const { actor, now } = proposal;
  return {
    dates: { 'notice-verified': dateInShanghai(now) },
    memory: { intake: { ...intake, verified: { by: actor.account, at: now } } },
  };
};

export const refuseVerification: Effect = () => ({ memory: VOID_REVIEW });

/** Back among the ordinary items: the authorisation binds nothing any more. */
export const leaveExpress: Effect = (proposal, params) => returnToDrafter(proposal, params);

/** Where and when the statutory medium had published the text. */
export const mirror: Effect = (proposal) => ({
  memory: {
    mirror: {
      medium: textOf(proposal, 'medium'),
      url: textOf(proposal, 'url'),
      publishedAt: textOf(proposal, 'publishedAt'),
    },
  },
});

function findsIn(value: unknown): readonly Find[] {
  return Array.isArray(value) ? (value as readonly Find[]) : [];
}
