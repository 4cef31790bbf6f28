import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Memory } from '../lifecycle/facts.js';
import { NO_FACTS, type Clock } from './clock.js';
import { clockOf } from './clocks-of.js';
import type { Rule } from './rule.js';

/** Name of the clock of a signature that is to follow (待补签). */
export const SIGNATURE_PENDING = 'signature-pending';

/**
 * Clocks that the house sets itself, beside those of law and plan; they govern nothing. Today one: an approval by word of mouth, or on
 * paper without a scan, is signed afterwards within the jurisdiction's limit.
 */
export function internalClocksOf(
  { calendar, signatureWithin }: Pick<Jurisdiction, 'calendar' | 'signatureWithin'>,
  { pendingSignature: pending }: Pick<Memory, 'pendingSignature'>,
  now: Date,
): readonly Clock[] {
  if (pending === undefined || pending === null) return [];
  const facts = {
    ...NO_FACTS,
    events: { [RECORDED]: pending.recordedAt },
    done: pending.confirmedAt === null ? {} : { sign: pending.confirmedAt },
  };
  return [clockOf(signedWithin(signatureWithin), { calendar, facts, now })];
}

const RECORDED = 'approval-recorded';

const signedWithin = (n: number): Rule => ({
  ...{ id: SIGNATURE_PENDING, text: `口头或无扫描件的书面批准，自代录之日起${String(n)}个工作日内补签` },
  ...{ citation: '内部时限', act: 'sign', binding: true, ambiguity: null, type: 'within', n, unit: 'working-day' },
  ...{ event: RECORDED, eventByMode: null, until: '', when: {}, overlay: false, ofReceipt: false, doneBy: null },
  ...{ extension: 0, pauses: [] },
});
