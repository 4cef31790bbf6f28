import { dateInShanghai } from '../../../calendar/dates.js';
import type { Refusal } from '../../../refusal.js';
import type { Guard, Proposal } from '../../step.js';
import { fallen, notToBeShown } from './display.js';
import { isIn, notGood, notNow, NOT_IN_THIS_STATE, textOf } from '../../saying.js';

/**
 * PUBLISH 发布, and its like by the clock: from the state in `params.from`, what was approved and nothing else, and not while the
 * page is offline or its display term is over. All three regions ask this one guard.
 */
export const publishable: Guard = (proposal, params) => {
  if (!isIn(proposal, String(params.from))) return [NOT_IN_THIS_STATE];
  const { memory, publicHash } = proposal.facts;
  return [
    ...(memory.approvedHash === publicHash ? [] : [notNow('approval-void')]),
    ...(isIn(proposal, 'visibility.held') ? [notNow('held')] : []),
    ...(isIn(proposal, 'visibility.expired') ? [notNow('display-term-over')] : []),
    ...notToBeShown(proposal.facts, proposal.now),
    ...stillFallen(proposal),
    ...tooEarly(proposal),
    ...beforeWindow(proposal),
  ];
};

/** A changed decision is shown as it is now; one annulled, unlawful or void is taken down first (行政处罚法 48). */
function stillFallen({ facts }: Proposal): readonly Refusal[] {
  const kind = facts.memory.overturned?.kind;
  return fallen(facts) && kind !== 'changed' ? [{ ...notNow('penalty-overturned'), rule: '行政处罚法 48' }] : [];
}

/** A timer only proposes: one that comes before the scheduled time changes nothing. */
function tooEarly({ action, facts, now }: Proposal): readonly Refusal[] {
  const due = facts.memory.scheduledFor;
  if (action !== 'PUBLICATION_DUE' || due === null) return [];
  return Date.parse(now) >= Date.parse(due) ? [] : [notNow('not-yet-due', { due })];
}

/** A window of the plan (`between`, `during`, 生效后) is entered neither too early nor by the clock. */
function beforeWindow({ facts: { notBefore }, now }: Proposal): readonly Refusal[] {
  return notBefore === null || dateInShanghai(now) >= notBefore ? [] : [notNow('before-window', { day: notBefore })];
}

/** SCHEDULE 定时发布 {at}: an instant still to come. */
export const schedulable: Guard = (proposal) => {
  const offline = isIn(proposal, 'visibility.held') ? [notNow('held')] : [];
  if (proposal.probing) return offline;
  const at = Date.parse(textOf(proposal, 'at'));
  if (Number.isNaN(at)) return [...offline, notGood('time-needed', { field: 'at' }, 'at')];
  if (at <= Date.parse(proposal.now)) return [...offline, notGood('time-not-in-future', { field: 'at' }, 'at')];
  return [...offline, ...beforeWindow({ ...proposal, now: new Date(at).toISOString() })];
};
