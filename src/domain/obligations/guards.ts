import { invalidDates } from '../catalogue/date-values.js';
import { notGood, reasonOf, textOf } from '../lifecycle/saying.js';
import type { Guard } from '../lifecycle/step.js';

/** BEGIN 起草 names the item begun for it; that it is of this entry and unit the door to it has seen. */
export const itemNamed: Guard = (proposal) =>
  proposal.probing || textOf(proposal, 'item') !== '' ? [] : [notGood('item-needed', {}, 'item')];

/** NOTE_DATES 登记日期: dates that the entry asks for, each of its kind. */
export const datesFit: Guard = (proposal, _params, jurisdiction) => {
  const entry = jurisdiction.entries.get(proposal.facts.entry);
  if (proposal.probing || entry === undefined) return [];
  const dates = datesIn(proposal.input);
  if (Object.keys(dates).length === 0) return [notGood('no-dates-given', {}, 'dates')];
  return invalidDates(entry, dates).map(({ field }) => notGood('invalid-value', { field }, field));
};

/** An approver who declares it alone says why; one who confirms a proposal has its reason before him. */
export const reasonGiven: Guard = (proposal) =>
  proposal.probing || reasonOf(proposal) !== '' ? [] : [notGood('reason-needed', {}, 'reason')];

export const publishedAtGiven: Guard = (proposal) =>
  proposal.probing || !Number.isNaN(Date.parse(textOf(proposal, 'at')))
    ? []
    : [notGood('time-needed', { field: 'at' }, 'at')];

/** Dates of the input that say something. */
export function datesIn({ dates }: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const given = typeof dates === 'object' && dates !== null ? Object.entries(dates) : [];
  return Object.fromEntries(given.filter(([, text]) => typeof text === 'string' && text !== ''));
}
