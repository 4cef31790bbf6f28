import { endOfDay } from '../../../calendar/dates.js';
import type { Refusal } from '../../../refusal.js';
import type { Guard, Proposal } from '../../step.js';
import { unfitForPublic } from '../../../screening/unfit-for-public.js';
import { fallen, stillDisplayed } from './display.js';
import { isIn, notNow, NOT_IN_THIS_STATE, reasonOf } from '../../saying.js';

const onlyFrom = (proposal: Proposal, ...states: readonly string[]): readonly Refusal[] =>
  states.some((state) => isIn(proposal, `visibility.${state}`)) ? [] : [NOT_IN_THIS_STATE];

/** A new version is on its way: it, not its page, is what must be decided first. */
const underCorrection = (proposal: Proposal): readonly Refusal[] =>
  isIn(proposal, 'work.idle') ? [] : [notNow('correction-under-way')];

/** Why stands on the page of the item, in the open data and in what the platforms get. */
const toldInPublic = (proposal: Proposal): readonly Refusal[] => unfitForPublic(reasonOf(proposal), 'reason');

/**
 * TAKE_DOWN 撤下: what is offline at once, and a penalty that fell whatever is under way (行政处罚法 48); what is public not before its
 * minimum display, nor under a correction; what was repealed stays readable.
 */
export const removable: Guard = (proposal) => {
  if (isIn(proposal, 'visibility.held')) return toldInPublic(proposal);
  if (fallen(proposal.facts) && ['current', 'repealed'].some((state) => isIn(proposal, `visibility.${state}`)))
    return toldInPublic(proposal);
  const misplaced = onlyFrom(proposal, 'current');
  return misplaced.length > 0
    ? misplaced
    : [...underCorrection(proposal), ...stillDisplayed(proposal), ...toldInPublic(proposal)];
};

/** REPEAL 废止: the page stays readable and says so. */
export const repealable: Guard = (proposal) => {
  const misplaced = onlyFrom(proposal, 'current');
  return misplaced.length > 0 ? misplaced : [...underCorrection(proposal), ...toldInPublic(proposal)];
};

/** HOLD 应急下线: at once, from `current` only. */
export const holdable: Guard = (proposal) => {
  const misplaced = onlyFrom(proposal, 'current');
  return misplaced.length > 0 ? misplaced : toldInPublic(proposal);
};

/** RELEASE 恢复上线: people at any time, the clock not before the 72 hours are over. */
export const releasable: Guard = (proposal) => {
  const misplaced = onlyFrom(proposal, 'held');
  const due = proposal.facts.memory.heldUntil;
  if (misplaced.length > 0 || due === null || !proposal.actor.roles.includes('system')) return misplaced;
  return Date.parse(proposal.now) >= Date.parse(due) ? [] : [notNow('not-yet-due', { due })];
};

/** The lawful term runs on whatever is or may again be readable; the clock that comes before its end changes nothing. */
export const termRunning: Guard = (proposal) => {
  const misplaced = onlyFrom(proposal, 'current', 'held', 'repealed', 'takenDown');
  const term = proposal.facts.memory.displayTerm;
  if (misplaced.length > 0 || term === undefined || term === null) return misplaced;
  const due = endOfDay(term.maximum);
  return Date.parse(proposal.now) >= Date.parse(due) ? [] : [notNow('not-yet-due', { due })];
};

/** CORRECT 更正: of what the public can read now, or of what was taken down and is to come back in order. */
export const correctable: Guard = (proposal) =>
  ['visibility.current', 'visibility.takenDown'].some((state) => isIn(proposal, state))
    ? toldInPublic(proposal)
    : [notNow('not-public')];
