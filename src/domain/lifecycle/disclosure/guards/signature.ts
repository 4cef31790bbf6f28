import { notNow } from '../../saying.js';
import type { Guard } from '../../step.js';

/** CONFIRM_SIGNATURE 补签: by the one whose approval was recorded, nobody for him. */
export const awaitsSignature: Guard = ({ facts, actor }) => {
  const pending = facts.memory.pendingSignature;
  if (pending?.confirmedAt !== null) return [notNow('no-signature-pending')];
  return pending.signer === actor.account ? [] : [{ code: 'signer-alone-confirms', kind: 'authority' }];
};
