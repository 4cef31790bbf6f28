import type { Refusal } from '../refusal.js';
import { findsIn } from './finds-in.js';
import { NO_WORDS } from './word-lists.js';

/**
 * Words that the public reads although no reviewer marks them - why something is offline, what was corrected, the name of a project - hold
 * no number that leads to a person and no mark of secrecy (条例 15): nothing could mask it there.
 */
export function unfitForPublic(text: string, field: string): readonly Refusal[] {
  const grave = findsIn(text, { personal: true }, NO_WORDS).some(
    ({ severity }) => severity === 'mask' || severity === 'block',
  );
  return grave ? [{ code: 'unfit-for-public', kind: 'content', field, rule: '政府信息公开条例 15' }] : [];
}
