import type { Reply } from '../../worker/outgoing.js';
import type { Sending } from './transport.js';

/** Sorts by publication and then by age, and says which message it is: 112308810000000017-2026-00001.000012.<id>.xml */
export const fileName = ({ id, number, sequence, encoded }: Sending): string =>
  `${number.replace(/[^\p{L}\p{N}]+/gu, '-')}.${String(sequence).padStart(6, '0')}.${id}.${encoded.ending}`;

/** That the file lies there is all the receipt there is. */
export const lies = (file: string): Reply => ({
  ...{ kind: 'answer', status: 201, body: JSON.stringify({ id: file }), retryAfter: null },
});
