import type { Memory, PendingSignature } from '../../facts.js';
import type { Effect, Proposal } from '../../step.js';
import { recordedIn } from '../inputs.js';

/** An approval by word of mouth, or on paper without a scan, is to be signed afterwards by the one who gave it: 待补签. */
export function pendingAfter(proposal: Proposal): Pick<Memory, 'pendingSignature'> {
  const recorded = recordedIn(proposal.input);
  if (recorded === null || (recorded.medium === 'paper' && recorded.scan !== undefined)) return {};
  const pending: PendingSignature = {
    ...{ signer: recorded.signer, medium: recorded.medium, version: proposal.facts.version },
    ...{ recordedBy: proposal.actor.account, recordedAt: proposal.now, confirmedAt: null },
  };
  return { pendingSignature: pending };
}

/** Returned before it was published: an approval that binds nothing any more needs no signature. */
export function pendingWithout({ facts }: Proposal): Pick<Memory, 'pendingSignature'> {
  const { pendingSignature: pending } = facts.memory;
  const moot = pending?.confirmedAt === null && pending.version === facts.version;
  return moot ? { pendingSignature: null } : {};
}

export const confirmSignature: Effect = ({ facts, now }) => {
  const { pendingSignature: pending } = facts.memory;
  if (pending === undefined || pending === null) throw new Error('no signature is pending');
  return { memory: { pendingSignature: { ...pending, confirmedAt: now } } };
};
