import { readMoment } from '../calendar/moments.js';
import { reasonOf, textOf } from '../lifecycle/saying.js';
import type { Changes, Effect, Proposal } from '../lifecycle/step.js';
import { datesIn } from './guards.js';
import { NOTHING_YET, type ObligationMemory } from './obligation.js';

/** BEGIN 起草: an item has been begun for it; a proposal that there is nothing is moot. */
export const linkItem: Effect = (proposal) => remembered(proposal, { item: textOf(proposal, 'item'), nothing: null });

/** The item was given up: the obligation is as it was. */
export const unlinkItem: Effect = (proposal) => remembered(proposal, { item: null });

export const noteDates: Effect = (proposal) => {
  const read = Object.entries(datesIn(proposal.input)).map(([id, text]) => [id, readMoment(text) ?? text]);
  return remembered(proposal, {
    dates: { ...memoryOf(proposal).dates, ...(Object.fromEntries(read) as Record<string, string>) },
  });
};

/** Who proposes counts as its drafter: another person confirms. */
export const proposeNothing: Effect = (proposal) => ({
  memory: {
    drafters: [proposal.actor.account],
    obligation: {
      ...memoryOf(proposal),
      nothing: { reason: reasonOf(proposal), by: proposal.actor.account, confirmedBy: null },
    },
  },
});

export const confirmNothing: Effect = (proposal) => {
  const { nothing } = memoryOf(proposal);
  return remembered(proposal, {
    nothing: nothing === null ? null : { ...nothing, confirmedBy: proposal.actor.account },
  });
};

/** One act by an approver, with the reason. */
export const declareNothing: Effect = (proposal) => {
  const { account } = proposal.actor;
  return remembered(proposal, { nothing: { reason: reasonOf(proposal), by: account, confirmedBy: account } });
};

export const forgetNothing: Effect = (proposal) => ({
  memory: { drafters: [], obligation: { ...memoryOf(proposal), nothing: null } },
});

/** FULFIL 已公开, counted from the moment of publication and not from when it was noticed. */
export const fulfil: Effect = (proposal) =>
  remembered(proposal, { fulfilledAt: new Date(textOf(proposal, 'at')).toISOString() });

const memoryOf = ({ facts }: Proposal): ObligationMemory => facts.memory.obligation ?? NOTHING_YET;

const remembered = (proposal: Proposal, changed: Partial<ObligationMemory>): Changes => ({
  memory: { obligation: { ...memoryOf(proposal), ...changed } },
});
