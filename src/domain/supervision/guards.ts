import type { Refusal } from '../refusal.js';
import type { Guard, Proposal } from '../lifecycle/step.js';
import { isIn, notGood, notNow, textOf } from '../lifecycle/saying.js';
import { orderOf } from './order-of.js';
import { dateInShanghai } from '../calendar/dates.js';

/** Nobody judges an order to the own unit: the other seat does. */
export const notOwn: Guard = ({ actor, facts }) =>
  actor.unit === facts.unit ? [{ code: 'order-to-own-unit', kind: 'authority' }] : [];

/** ISSUE 交办: what is asked, until when, and whom to answer must be said. */
export const issuable: Guard = (proposal, params, jurisdiction) => {
  const order = orderOf(proposal.facts);
  const said = (field: 'demand' | 'contact'): string => textOf(proposal, field) || order[field];
  const needed = (['demand', 'contact'] as const).filter((field) => said(field) === '');
  return [
    ...notOwn(proposal, params, jurisdiction),
    ...(proposal.probing ? [] : needed.map((field) => notGood(`order-needs-${field}`, undefined, field))),
    ...(proposal.probing ? [] : dueRefusals(proposal, order.due)),
  ];
};

/** ANSWER 反馈 says what was done. */
export const answerable: Guard = (proposal) =>
  proposal.probing || textOf(proposal, 'text') !== '' ? [] : [notGood('order-needs-text', undefined, 'text')];

/** SEND_BACK 退回: a due day that has passed cannot be kept any more, a new one is set. */
export const returnable: Guard = (proposal, params, jurisdiction) => [
  ...notOwn(proposal, params, jurisdiction),
  ...(proposal.probing ? [] : dueRefusals(proposal, orderOf(proposal.facts).due)),
];

/** CIRCULATE 通报: only who never answered, and only after the due day and the grace. */
export const circulable: Guard = (proposal, params, jurisdiction) => [
  ...notOwn(proposal, params, jurisdiction),
  ...unanswered(proposal, params, jurisdiction),
];

export const unanswered: Guard = (proposal) => {
  const { circulateFrom } = orderOf(proposal.facts);
  if (!UNANSWERED.some((state) => isIn(proposal, state))) return [notNow('order-not-waiting')];
  if (circulateFrom !== null && proposal.now >= circulateFrom) return [];
  return [notNow('order-in-time', { until: dateInShanghai(before(circulateFrom ?? proposal.now)) })];
};

/** WAIT 暂不通报: until a later day. */
export const postponable: Guard = (proposal, params, jurisdiction) => [
  ...notOwn(proposal, params, jurisdiction),
  ...(proposal.probing ? [] : dueRefusals(proposal, null)),
];

const UNANSWERED = ['work.issued', 'work.acknowledged', 'work.answering'];

function dueRefusals(proposal: Proposal, known: string | null): readonly Refusal[] {
  const due = textOf(proposal, 'due') || known;
  if (due === null) return [notGood('order-needs-due', undefined, 'due')];
  return due < dateInShanghai(proposal.now) ? [notGood('order-due-passed', { due }, 'due')] : [];
}

/** The last instant of a period that ends at another's beginning. */
const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();
