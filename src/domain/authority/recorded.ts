import { recordedIn } from '../lifecycle/disclosure/inputs.js';
import type { Who } from '../lifecycle/rules.js';
import type { Proposal } from '../lifecycle/step.js';
import type { Refusal } from '../refusal.js';
import { identities } from './standing-in.js';

/**
 * Approval on paper or by word of mouth: a clerk enters medium, signer, time and scan, never with the signer's sign-in, and the
 * signer must be one who could have approved here. A signature of one's own is not recorded but given.
 */
export function signerRefusals(who: Who, proposal: Proposal): readonly Refusal[] {
  if (proposal.probing) return [];
  const recorded = recordedIn(proposal.input);
  if (who.recorded !== true) return recorded === null ? [] : [no('clerk-records')];
  if (recorded === null) return [no('recorded-needed')];
  if (identities(proposal.actor).includes(recorded.signer)) return [no('signer-signs-in')];
  const { signer, facts } = proposal;
  const eligible =
    signer?.account === recorded.signer && signer.unit === facts.unit && signer.roles.includes('approver');
  const inTime = Date.parse(recorded.signedAt) <= Date.parse(proposal.now);
  return [
    ...(eligible ? [] : [no('signer-not-eligible', { signer: recorded.signer })]),
    ...(inTime ? [] : [{ code: 'time-in-future', kind: 'content' as const, field: 'recorded.signedAt' }]),
  ];
}

const no = (code: string, params: Readonly<Record<string, string>> = {}): Refusal => ({
  code,
  kind: 'authority',
  params,
});
