import { JurisdictionError } from '../domain/catalogue/jurisdiction-error.js';
import { sqlState } from './database.js';
import { SettingsError } from './settings.js';
import { StartProblem } from './start-problem.js';

/** Faults that the person who starts the process can mend get a sentence; anything else gets its stack. */
export function explain(cause: unknown): string {
  if (cause instanceof SettingsError || cause instanceof StartProblem) return cause.message;
  if (cause instanceof JurisdictionError) return `JURISDICTION: ${cause.message}`;
  if (!(cause instanceof Error)) return String(cause);
  if (cause instanceof AggregateError && cause.message === '') return explain(cause.errors[0]); // of a name with several addresses
  return sentenceFor(cause, sqlState(cause) ?? '') ?? cause.stack ?? cause.message;
}

function sentenceFor(cause: Error, code: string): string | undefined {
  if ('port' in cause && code in LISTENING) return `PORT: ${cause.message}. ${LISTENING[code] ?? ''}`;
  if (isConnecting(cause) && code in CONNECTING) return `DATABASE_URL: ${CONNECTING[code] ?? ''} (${cause.message}).`;
  if ('path' in cause && code in FILES) return `DATA_DIR: ${cause.message}. ${FILES[code] ?? ''}`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST or DATABASE_URL: ${cause.message}.`;
  return code in SERVER ? `DATABASE_URL: ${SERVER[code] ?? ''} (${cause.message}).` : undefined;
}

const isConnecting = (cause: Error): boolean =>
  'syscall' in cause && (cause.syscall === 'connect' || cause.syscall === 'read');

const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there: choose another PORT (0 picks a free one).',
  EACCES: 'Ports below 1024 need rights: choose another PORT.',
};

const NOTHING = 'nothing answers there; see that PostgreSQL runs and that host, port or socket are right';

const CONNECTING: Readonly<Record<string, string>> = {
  ...{ ECONNREFUSED: NOTHING, ENOENT: NOTHING, ETIMEDOUT: NOTHING, EHOSTUNREACH: NOTHING, ENETUNREACH: NOTHING },
  ECONNRESET: 'what answers there hangs up; see that it is PostgreSQL and that it runs',
  EACCES: 'this user may not open the socket there; start as another, or give a host',
};

/** A file in place of a folder is EEXIST or ENOTDIR, by where in the path it stands. */
const FILES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room, then start again. What was stored is still there.',
  EDQUOT: 'The quota of this user is used up: make room, then start again. What was stored is still there.',
  EACCES: 'This user may not write there: give it the right, start as another user, or choose another DATA_DIR.',
  EPERM: 'This user may not write there: give it the right, start as another user, or choose another DATA_DIR.',
  EROFS: 'It is mounted for reading only: mount it for writing, or choose another DATA_DIR.',
  EEXIST: 'A file is in the way where a folder must be: move it away, or choose another DATA_DIR.',
  ENOTDIR: 'A file is in the way where a folder must be: move it away, or choose another DATA_DIR.',
};

const REFUSES = 'the database refuses; see that name, user and password are right';

/** What PostgreSQL says (SQLSTATE, appendix A). */
const SERVER: Readonly<Record<string, string>> = {
  ...{ '28P01': REFUSES, '28000': REFUSES, '3D000': REFUSES },
  '57P03': 'PostgreSQL is starting or stopping; start again in a moment',
  '53300': 'PostgreSQL has no connection left; lower DATABASE_POOL of the processes or raise max_connections',
  '53100': 'the disk of the database is full; make room, then start again',
};
