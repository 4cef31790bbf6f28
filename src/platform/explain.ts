import { JurisdictionError } from '../domain/catalogue/jurisdiction-error.js';
import { EmbeddedProblem } from './embedded/problem.js';
import { SettingsError } from './settings.js';
import { sqlState } from './database.js';

/** Faults that the person who starts the process can mend get a sentence; anything else gets its stack. */
export function explain(cause: unknown): string {
  if (cause instanceof SettingsError || cause instanceof EmbeddedProblem) return cause.message;
  if (cause instanceof JurisdictionError) return `JURISDICTION: ${cause.message}`;
  if (!(cause instanceof Error)) return String(cause);
  const code = sqlState(cause);
  if (code === 'EADDRINUSE')
    return `PORT: ${cause.message}. Another program listens there: choose another PORT (0 picks a free one).`;
  if (code === 'EACCES' && 'port' in cause)
    return `PORT: ${cause.message}. Ports below 1024 need rights: choose another PORT.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST or DATABASE_URL: ${cause.message}.`;
  if (code === 'ECONNREFUSED') return `DATABASE_URL: nothing answers there (${cause.message}).`;
  if (code === '28P01' || code === '28000' || code === '3D000')
    return `DATABASE_URL: the database refuses (${cause.message}).`;
  return cause.stack ?? cause.message;
}
