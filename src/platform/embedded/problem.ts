import { statfsSync } from 'node:fs';
import { StartProblem } from '../start-problem.js';

/** The embedded PostgreSQL cannot run here. */
export class EmbeddedProblem extends StartProblem {}

/** Less than one segment of PostgreSQL's log: it cannot go on writing, nor tell so in its own log on the same disk. */
const TOO_LITTLE_BYTES = 16 * 1024 * 1024;

/** A sentence for the end of a message when the disk is the likely cause, else nothing. */
export function ofTheDisk(folder: string): string {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= TOO_LITTLE_BYTES) return '';
  return `\nThe disk under ${folder} is full: make room (PostgreSQL needs some 100 MB), then start again. What was stored is still there.`;
}

/** PostgreSQL's own words end with what went wrong; what comes before is its account of the way there. */
export const lastWords = (said: string): string => said.trim().split('\n').slice(-8).join('\n');
