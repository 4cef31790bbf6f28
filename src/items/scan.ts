import type { CaseRow } from '../engine/case-row.js';

export interface Scan {
  readonly state: 'pending' | 'clean' | 'finds' | 'unscannable' | 'infected' | 'blocked';
  readonly cause?: string;
  /** Author, last editor, place of a picture: what the file says about people beside its text. */
  readonly metadata?: CaseRow['readings'][number]['metadata'];
  /** The file that goes out is another one: without the metadata. */
  readonly stripped?: true;
}

/** Where the reading of an attachment stands; what could not be read is never called clean. */
export function scanOf({ readings }: Pick<CaseRow, 'readings'>, attachment: string): Scan {
  const reading = readings.find((each) => each.attachment === attachment);
  if (reading === undefined) return { state: 'pending' };
  const more = {
    ...(reading.cause === null ? {} : { cause: reading.cause }),
    ...(reading.copy === null ? {} : { stripped: true as const }),
    ...(reading.metadata.length === 0 ? {} : { metadata: reading.metadata }),
  };
  if (reading.state !== 'read') return { state: reading.state, ...more };
  if (reading.finds.some(({ severity }) => severity === 'block')) return { state: 'blocked', ...more };
  return { state: reading.finds.length === 0 ? 'clean' : 'finds', ...more };
}
