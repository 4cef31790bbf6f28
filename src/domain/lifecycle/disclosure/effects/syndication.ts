import { textOf } from '../../saying.js';
import type { Effect } from '../../step.js';

/** The delivery row has its receipt already; the trail names it from the input. */
export const noteDelivery: Effect = () => ({});

/** Final failure is visible to people: those who publish for the unit are told. */
export const noteFailure: Effect = () => ({ notices: [{ kind: 'delivery-failed', to: 'unit' }] });

/** REPLAY 重推此条: as the publication stands now, a tombstone if it is down. */
export const replay: Effect = (proposal) => ({ deliver: 'resend', replay: textOf(proposal, 'delivery') });

export const resend: Effect = () => ({ deliver: 'resend' });
