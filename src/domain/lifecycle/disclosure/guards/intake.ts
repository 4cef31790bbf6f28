import type { Refusal } from '../../../refusal.js';
import { isIn, listOf, notNow, textOf } from '../../saying.js';
import type { Guard, Proposal } from '../../step.js';
import { EXCHANGED, SAME_TEXT_RULE } from '../intake.js';
import { publishable } from './publication.js';

/** A text is received once, for a first version: said again it changes nothing. */
export const notReceived: Guard = ({ facts: { memory, version } }) =>
  version > 1 || (memory.intake !== undefined && memory.intake !== null) ? [notNow('already-received')] : [];

/** A text that came otherwise than by data exchange: 核验确认 comes first (方案六（二）、（六）). */
export const unverified: Guard = (proposal, params, jurisdiction) =>
  textOf(proposal, 'mode') === EXCHANGED
    ? [notNow('exchanged-needs-no-verification')]
    : notReceived(proposal, params, jurisdiction);

/**
 * The express path (自收到起12小时): exchanged, complete, screened as it stands without any find, under the unit's standing written
 * authorisation. What does not pass goes the ordinary way.
 */
export const expressible: Guard = (proposal, params, jurisdiction) => {
  const { facts, input } = proposal;
  const passes =
    textOf(proposal, 'mode') === EXCHANGED &&
    Array.isArray(input.finds) &&
    input.finds.length === 0 &&
    textOf(proposal, 'screened') === facts.publicHash &&
    facts.authorisation !== undefined;
  return passes ? notReceived(proposal, params, jurisdiction) : [notNow('not-express')];
};

/** One duty officer, in every unit another person than those who sent or drafted it, while the authorisation is in force. */
export const expressPublishable: Guard = (proposal, params, jurisdiction) => [
  ...onTheWay(proposal, params, jurisdiction),
  ...sameAsSent(proposal),
];

const onTheWay: Guard = (proposal, params, jurisdiction) => [
  ...publishable(proposal, params, jurisdiction),
  ...(isIn(proposal, 'work.express') ? onDuty(proposal) : []),
];

/** What was sent along from the statutory medium and differs is compared and mirrored, or goes the ordinary way. */
function sameAsSent({ facts: { memory } }: Proposal): readonly Refusal[] {
  const count = memory.intake?.differs ?? 0;
  return count === 0 ? [] : [{ ...notNow('medium-differs', { count }), rule: SAME_TEXT_RULE }];
}

function onDuty({ facts, actor }: Proposal): readonly Refusal[] {
  const own = facts.memory.drafters.includes(actor.account);
  return [
    ...(own ? [{ code: 'sender-on-duty', kind: 'authority' as const }] : []),
    ...(facts.authorisation === undefined ? [notNow('authorisation-missing')] : []),
  ];
}

/** 不同媒介发布的同一招标项目的公告内容应当一致: a line that differs is a reason why not, and none heals it. */
export const mirrorable: Guard = (proposal, params, jurisdiction) => {
  const reasons = onTheWay(proposal, params, jurisdiction);
  if (proposal.probing) return reasons;
  if (!Array.isArray(proposal.input.differences)) throw new Error('MIRROR reached the lifecycle uncompared');
  const [first, ...more] = listOf(proposal, 'differences');
  if (first === undefined) return reasons;
  const told = notNow('mirror-differs', { count: more.length + 1, first: first.slice(0, 60) });
  return [...reasons, { ...told, kind: 'content', field: 'text', rule: SAME_TEXT_RULE }];
};
