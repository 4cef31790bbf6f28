import { dateInShanghai } from '../../../calendar/dates.js';
import { hoursAfter } from '../../../calendar/due-date.js';
import { overturnedNotice } from '../../../display/overturned-notice.js';
import type { Effect, Proposal } from '../../step.js';
import { reasonOf } from '../../saying.js';
import { settled } from './display.js';

/** 应急下线 lasts this long at most; the unit confirms (TAKE_DOWN) or lifts it before. */
export const HOLD_HOURS = 72;

export const hold: Effect = (proposal) => {
  // What leaks must not come back by itself: only a corrected version or a person's word ends it.
  const until = proposal.input.leak === true ? null : hoursAfter(proposal.now, HOLD_HOURS);
  return {
    visibility: { to: 'held', notice: reasonOf(proposal) },
    deliver: 'hold',
    memory: { heldUntil: until, heldFrom: dateInShanghai(proposal.now) },
    cancelTimers: ['RELEASE'],
    timers: until === null ? [] : [{ action: 'RELEASE', dueAt: until }],
    notices: [{ kind: 'held', to: 'unit' }],
  };
};

/** The days offline are no days of display: the minimum (招标投标法实施条例 54) runs so much longer. */
export const release: Effect = ({ facts: { memory }, now }) => ({
  visibility: { to: 'current', notice: null },
  deliver: 'release',
  memory: {
    heldUntil: null,
    heldFrom: null,
    offline: [...(memory.offline ?? []), ...offlineNow(memory.heldFrom, now)],
  },
  cancelTimers: ['RELEASE'],
  notices: [{ kind: 'released', to: 'unit' }],
});

const offlineNow = (from: string | null | undefined, now: string) =>
  from === undefined || from === null ? [] : [{ from, to: dateInShanghai(now) }];

export const takeDown: Effect = (proposal) => ({
  visibility: { to: 'takenDown', notice: whyGone(proposal) },
  deliver: 'withdraw',
  memory: { heldUntil: null, ...settled(proposal.facts, proposal.now) },
  cancelTimers: ['RELEASE'],
  notices: [{ kind: 'taken-down', to: 'drafter' }],
});

/** 公开说明理由: where the decision fell, the law's own words stand before the unit's. */
function whyGone(proposal: Proposal): string {
  const { overturned } = proposal.facts.memory;
  return overturned?.settledAt === null ? overturnedNotice(overturned, reasonOf(proposal)) : reasonOf(proposal);
}

/** Still readable, and says 废止; a lawful display term runs on. */
export const repeal: Effect = (proposal) => ({
  visibility: { to: 'repealed', notice: reasonOf(proposal) },
  deliver: 'repeal',
  notices: [{ kind: 'repealed', to: 'drafter' }],
});

/** The notice names the rule the term comes from. */
export const expire: Effect = ({ facts, now }) => {
  const basis = facts.memory.displayTerm?.basis ?? facts.display?.basis;
  return {
    visibility: { to: 'expired', notice: basis === undefined ? null : `公示期已满。依据：${basis}。` },
    deliver: 'withdraw',
    memory: { heldUntil: null, scheduledFor: null, ...settled(facts, now) },
    cancelTimers: ['RELEASE'],
  };
};
