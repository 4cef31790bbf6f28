import type { Refusal } from '../../../refusal.js';
import { keptInFiles } from '../../../screening/kept-in-files.js';
import type { Guard, Proposal } from '../../step.js';
import { notToBeShown, ungraded } from './display.js';
import { lackingForPlatforms } from './exchange.js';
import { notGood, notNow } from '../../saying.js';
import { recordedIn } from '../inputs.js';
import { unsigned } from '../signatures.js';

/** APPROVE 批准 binds to what was cleared: the same publicHash, and signed by every unit that was asked (invariant 8). */
export const approvable: Guard = (asked, _params, jurisdiction) => {
  const { facts } = asked;
  const { proposal, clearedHash } = facts.memory;
  if (proposal !== null) return [notNow('proposal-pending', { proposed: proposal.kind })];
  const stale = clearedHash === facts.publicHash ? [] : [notNow('review-void')];
  const waiting = unsigned(facts).map((unit) =>
    notNow('countersignature-missing', {
      unit: jurisdiction.units.get(unit)?.name.zh ?? unit,
      unitEn: jurisdiction.units.get(unit)?.name.en ?? unit,
    }),
  );
  return [
    ...stale,
    ...waiting,
    ...unsignedBefore(asked),
    ...keptFiles(asked),
    ...lackingForPlatforms(facts, jurisdiction),
    ...ungraded(facts),
    ...notToBeShown(facts, asked.now),
  ];
};

/** A file that goes out with a find in it needs a reason of the approver's own beside the reviewer's. */
function keptFiles({ facts, input, probing }: Proposal): readonly Refusal[] {
  const kept = keptInFiles(facts);
  if (probing || kept.length === 0 || typeof input.keptFilesReason === 'string') return [];
  return [notGood('kept-files-reason', { count: String(kept.length) }, 'keptFilesReason')];
}

/** An approval that again leaves its signature for later must wait for the earlier one: none is forgotten under another. */
function unsignedBefore({ facts, input, probing }: Proposal): readonly Refusal[] {
  const pending = facts.memory.pendingSignature;
  const recorded = probing ? null : recordedIn(input);
  const lacking = recorded !== null && (recorded.medium === 'oral' || recorded.scan === undefined);
  if (!lacking || pending?.confirmedAt !== null) return [];
  return [notNow('signature-outstanding', { signer: pending.signer })];
}

/** COUNTERSIGN 会签: once per unit for the same public copy; not on a proposal, which is the approver's alone. */
export const countersignable: Guard = ({ facts, actor }) => {
  const { proposal, clearedHash, countersigners } = facts.memory;
  if (proposal !== null) return [notNow('proposal-pending', { proposed: proposal.kind })];
  if (clearedHash !== facts.publicHash) return [notNow('review-void')];
  const signed = countersigners.includes(actor.unit) && !unsigned(facts).includes(actor.unit);
  return signed ? [notNow('already-countersigned')] : [];
};

/** Chooses where RETURN leads: back to the review when asked for. */
export const backToReview: Guard = ({ input }) => (input.to === 'review' ? [] : [notNow('not-to-review')]);
