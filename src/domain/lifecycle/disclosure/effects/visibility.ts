import { hoursAfter } from '../../../calendar/due-date.js';
import type { Effect } from '../../step.js';
import { reasonOf } from '../../saying.js';

/** 应急下线 lasts this long at most; the unit confirms (TAKE_DOWN) or lifts it before. */
export const HOLD_HOURS = 72;

export const hold: Effect = (proposal) => {
  // What leaks must not come back by itself: only a corrected version or a person's word ends it.
  const until = proposal.input.leak === true ? null : hoursAfter(proposal.now, HOLD_HOURS);
  return {
    visibility: { to: 'held', notice: reasonOf(proposal) },
    deliver: 'hold',
    memory: { heldUntil: until },
    cancelTimers: ['RELEASE'],
    timers: until === null ? [] : [{ action: 'RELEASE', dueAt: until }],
    notices: [{ kind: 'held', to: 'unit' }],
  };
};

export const release: Effect = () => ({
  visibility: { to: 'current', notice: null },
  deliver: 'release',
  memory: { heldUntil: null },
  cancelTimers: ['RELEASE'],
  notices: [{ kind: 'released', to: 'unit' }],
});

export const takeDown: Effect = (proposal) => ({
  visibility: { to: 'takenDown', notice: reasonOf(proposal) },
  deliver: 'withdraw',
  memory: { heldUntil: null },
  cancelTimers: ['RELEASE'],
  notices: [{ kind: 'taken-down', to: 'drafter' }],
});

/** Still readable, and says 废止; a lawful display term runs on. */
export const repeal: Effect = (proposal) => ({
  visibility: { to: 'repealed', notice: reasonOf(proposal) },
  deliver: 'repeal',
  notices: [{ kind: 'repealed', to: 'drafter' }],
});

/** The notice names the rule the term comes from. */
export const expire: Effect = ({ facts }) => ({
  visibility: { to: 'expired', notice: facts.display?.basis ?? null },
  deliver: 'withdraw',
  memory: { heldUntil: null, scheduledFor: null },
  cancelTimers: ['RELEASE'],
});
