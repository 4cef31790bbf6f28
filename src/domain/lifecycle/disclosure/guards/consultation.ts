import { dateInShanghai, isDate } from '../../../calendar/dates.js';
import type { Refusal } from '../../../refusal.js';
import { concernedParts, keptFromThirdParty } from '../../../screening/third-party.js';
import type { Facts } from '../../facts.js';
import type { Guard, Proposal } from '../../step.js';
import { notGood, notNow, textOf } from '../../saying.js';

const RULE = '政府信息公开条例 32';

/** CONSULT 征求第三方意见 (条例 32): the day the third party received the letter starts its 15 working days. */
export const consultable: Guard = (proposal) => {
  if (proposal.probing) return [];
  return pastDay(proposal, 'receivedOn', notGood('date-needed', { field: 'receivedOn' }, 'receivedOn'));
};

/** Silence counts only when the 15 working days are over; then the agency decides (条例 32). */
export const replyOverdue: Guard = ({ facts, now }) => {
  const due = facts.memory.consultation?.replyDue;
  return due === undefined || Date.parse(now) >= Date.parse(due) ? [] : [notNow('not-yet-due', { due })];
};

/**
 * What a third party refused is not published: the parts concerned are hidden, or the public interest is said in words and the third
 * party was told of the decision in writing. Silence is no refusal.
 */
export function againstThirdParty(proposal: Proposal): readonly Refusal[] {
  if (proposal.probing) return [];
  const open = refusedParts(proposal.facts);
  const interest = textOf(proposal, 'publicInterest');
  const given = 'noticeGivenOn' in proposal.input;
  if (interest === '' && !given) return open;
  const unsaid = law('public-interest-needed', {}, 'publicInterest');
  const untold = law('third-party-notice-needed', {}, 'noticeGivenOn');
  return [...(interest === '' ? [unsaid] : []), ...pastDay(proposal, 'noticeGivenOn', untold)];
}

/** A reason for each part that stands against a refusal. Nothing concerned at all is one too, unless the text has been changed since. */
export function refusedParts(facts: Facts): readonly Refusal[] {
  const objections = facts.memory.objections ?? [];
  if (objections.length === 0) return [];
  const same = objections.some(({ contentHash }) => contentHash === facts.contentHash);
  if (same && concernedParts(facts).length === 0) return [law('third-party-refused', {}, 'publicInterest')];
  return keptFromThirdParty(facts).map((target) => law('third-party-part-public', { target }, target));
}

const law = (code: string, params: Record<string, string>, field: string): Refusal => ({
  ...notGood(code, params, field),
  rule: RULE,
});

function pastDay(proposal: Proposal, field: string, missing: Refusal): readonly Refusal[] {
  const day = textOf(proposal, field);
  if (!isDate(day)) return [missing];
  return day > dateInShanghai(proposal.now) ? [notGood('date-in-future', { field }, field)] : [];
}
