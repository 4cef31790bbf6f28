import { dateInShanghai, isDate } from '../../../calendar/dates.js';
import type { Jurisdiction } from '../../../catalogue/jurisdiction.js';
import type { Refusal } from '../../../refusal.js';
import type { Guard, Proposal } from '../../step.js';
import { notGood, notNow, reasonOf, textOf } from '../../saying.js';

/** A proposal to WITHHOLD 不予公开 or RESTRICT 依申请公开 (条例 14-16): ground, explanation, and the day to look again (条例 18). */
export const proposable: Guard = (proposal, _params, jurisdiction) => {
  if (proposal.facts.memory.publishedVersions > 0) return [notNow('already-published')];
  if (proposal.probing) return [];
  return [...ground(proposal, jurisdiction), ...explained(proposal), ...lookAgain(proposal)];
};

function ground(proposal: Proposal, jurisdiction: Jurisdiction): readonly Refusal[] {
  const id = textOf(proposal, 'ground');
  const kind = proposal.action === 'WITHHOLD' ? 'withhold' : 'restrict';
  if (id === '') return [notGood(proposal.facts.obliged ? 'obliged-needs-ground' : 'ground-needed', {}, 'ground')];
  const known = jurisdiction.grounds.get(id);
  if (known === undefined) return [notGood('unknown-ground', { ground: id }, 'ground')];
  if (known.allows.includes(kind)) return [];
  return [{ ...notGood('ground-does-not-carry', { ground: known.name.zh }, 'ground'), rule: known.article }];
}

const explained = (proposal: Proposal): readonly Refusal[] =>
  (textOf(proposal, 'explanation') || reasonOf(proposal)) === ''
    ? [notGood('explanation-needed', {}, 'explanation')]
    : [];

function lookAgain(proposal: Proposal): readonly Refusal[] {
  const on = textOf(proposal, 'reviewAgainOn');
  if (!isDate(on)) return [notGood('date-needed', { field: 'reviewAgainOn' }, 'reviewAgainOn')];
  return on > dateInShanghai(proposal.now)
    ? []
    : [notGood('date-not-in-future', { field: 'reviewAgainOn' }, 'reviewAgainOn')];
}

/** The approver confirms what the reviewer proposed, nothing else; what the public has seen is taken down instead. */
export const confirmable: Guard = ({ facts: { memory }, action }) => {
  if (memory.publishedVersions > 0) return [notNow('already-published')];
  if (memory.proposal === null) return [notNow('no-proposal')];
  return memory.proposal.kind === action ? [] : [notNow('other-proposal', { proposed: memory.proposal.kind })];
};

/** REASSESS (条例 18): the decision stands, and the next day to look again is set. */
export const reassessable: Guard = (proposal) => (proposal.probing ? [] : lookAgain(proposal));
