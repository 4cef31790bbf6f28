import type { Reading } from '../../../src/reading/reading.js';

/** What was read in one place. */
export const textAt = ({ parts }: Reading, where: string): string =>
  parts
    .filter((part) => part.where === where)
    .map(({ text }) => text.trim())
    .join('\n');
