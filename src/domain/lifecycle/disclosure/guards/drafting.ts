import type { Refusal } from '../../../refusal.js';
import type { Facts } from '../../facts.js';
import { EXCHANGED, VERIFICATION_RULE } from '../intake.js';
import type { Guard } from '../../step.js';
import { ungraded } from './display.js';
import { lackingForPlatforms } from './exchange.js';
import { listOf, notGood, notNow } from '../../saying.js';

/** SUBMIT 提交: every required field filled, every value fit for its kind, what platforms and the reporting system need there, every countersigner known. */
export const complete: Guard = (proposal, _params, jurisdiction) => {
  const { facts } = proposal;
  const asked = proposal.probing ? [] : listOf(proposal, 'countersigners');
  return [
    ...notVerified(facts),
    ...facts.missing.map((field) => notGood('required', { field }, field)),
    ...facts.invalid.map((field) => notGood('invalid-value', { field }, field)),
    ...lackingForPlatforms(facts, jurisdiction),
    ...(facts.creditFaults ?? []),
    ...ungraded(facts),
    ...asked.flatMap((unit) => countersigner(unit, facts.unit, jurisdiction.units.has(unit))),
  ];
};

/** 自核验确认起 (方案六（二）、（六）): what came otherwise than by data exchange is verified before it goes on. */
function notVerified({ memory: { intake } }: Facts): readonly Refusal[] {
  const waits = intake !== undefined && intake !== null && intake.mode !== EXCHANGED && intake.verified === null;
  return waits ? [{ ...notNow('not-verified'), rule: VERIFICATION_RULE }] : [];
}

function countersigner(unit: string, own: string, known: boolean): readonly Refusal[] {
  if (!known) return [notGood('unknown-unit', { unit }, 'countersigners')];
  return unit === own ? [notGood('countersigner-is-approver', { unit }, 'countersigners')] : [];
}

/** RECALL 收回: until someone else has acted on what was submitted. */
export const recallable: Guard = ({ facts }) => [
  ...(facts.memory.actedSinceSubmission ? [notNow('acted-since-submission')] : []),
  ...closed(facts),
];

/** Back to the drafters goes only what they may read: a mark of secrecy is removed first, or called a false alarm. */
export const readableByDrafters: Guard = ({ facts }) => closed(facts);

const closed = ({ quarantined }: Facts): readonly Refusal[] =>
  quarantined ? [{ ...notNow('quarantined'), rule: '保守国家秘密法 26' }] : [];

/** ABANDON 作废 of an item the public has never seen ends the case; of a correction, only the correction. */
export const firstVersion: Guard = ({ facts }) =>
  facts.memory.publishedVersions === 0 ? [] : [notNow('already-published')];

export const laterVersion: Guard = ({ facts }) =>
  facts.memory.publishedVersions > 0 ? [] : [notNow('never-published')];
