import { dateInShanghai } from '../calendar/dates.js';
import { listOf, reasonOf, textOf } from '../lifecycle/saying.js';
import type { Changes, Effect, Proposal } from '../lifecycle/step.js';
import type { Order } from './order.js';
import { orderOf } from './order-of.js';

const TIMER = 'CIRCULATION_DUE';

/** ISSUE 交办: what the officer changed is laid over what was proposed; the number is the next of the year, without gaps. */
export const issue: Effect = (proposal) => {
  const order = orderOf(proposal.facts);
  const copyTo = listOf(proposal, 'copyTo');
  const changed = {
    ...{ source: textOf(proposal, 'source') || order.source, demand: textOf(proposal, 'demand') || order.demand },
    ...{ contact: textOf(proposal, 'contact') || order.contact, copyTo: copyTo.length > 0 ? copyTo : order.copyTo },
    ...{ issuer: proposal.actor.unit, issuedAt: proposal.now },
  };
  return {
    ...until(proposal, changed),
    assignNumber: { series: order.series, year: Number(dateInShanghai(proposal.now).slice(0, 4)) },
  };
};

export const arrange: Effect = (proposal) => remembering(proposal, { handler: textOf(proposal, 'handler') || null });

/** ANSWER 反馈: the clock of circulation ends with it. */
export const answer: Effect = (proposal) => {
  const { answers } = orderOf(proposal.facts);
  const { actor, now } = proposal;
  const evidence = listOf(proposal, 'evidence');
  const given = { by: actor.account, person: actor.person, at: now, text: textOf(proposal, 'text'), evidence };
  return { ...remembering(proposal, { answers: [...answers, given] }), cancelTimers: [TIMER] };
};

export const sendBack: Effect = (proposal) => {
  const { returns } = orderOf(proposal.facts);
  const { actor, now } = proposal;
  const back = { by: actor.account, at: now, reason: reasonOf(proposal), due: textOf(proposal, 'due') || null };
  return { ...until(proposal, { returns: [...returns, back] }), notices: [{ kind: 'returned', to: 'openTasks' }] };
};

export const circulate: Effect = (proposal) => ({
  ...remembering(proposal, { circulatedAt: proposal.now }),
  cancelTimers: [TIMER],
});

/** WAIT 暂不通报: the due day stays what it was and stays missed; only the question comes back later. */
export const wait: Effect = (proposal) => {
  const { due } = orderOf(proposal.facts);
  return until(proposal, {}, due);
};

export const close: Effect = (proposal) => remembering(proposal, { closedAt: proposal.now });

export const endTimers: Effect = () => ({ cancelTimers: [TIMER] });

const remembering = ({ facts }: Proposal, changed: Partial<Order>): Changes => ({
  memory: { order: { ...orderOf(facts), ...changed } },
});

/** The due day and the end of the grace, as the calendar counted them (Preparations), and the timer that asks then. */
function until(proposal: Proposal, changed: Partial<Order>, keep?: string | null): Changes {
  const order = orderOf(proposal.facts);
  const due = keep ?? (textOf(proposal, 'due') || order.due);
  const circulateFrom = textOf(proposal, 'circulateFrom') || order.circulateFrom;
  return {
    ...remembering(proposal, { ...changed, due, circulateFrom }),
    cancelTimers: [TIMER],
    timers: circulateFrom === null ? [] : [{ action: TIMER, dueAt: circulateFrom }],
  };
}
