import { RefusedError } from './refused-error.js';

/** How long a sender should wait: an embedded PostgreSQL is up again within this, a full pool has moved on. */
const RETRY_AFTER_S = '5';

/** Of the operating system, on the way to the server. */
const OF_THE_NETWORK: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** SQLSTATEs of a server that shuts down, starts or is full; class 08 is a broken connection (PostgreSQL, appendix A). */
const OF_THE_SERVER = /^(57P0[123]|53300|08[0-9A-Z]{3})$/;

/** What `pg` and its pool say without a code: the connection is gone, or there was none to be had in time. */
const OF_THE_DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed) and is not queryable)/;

/**
 * Whether this says that the database does not answer. The list is closed: anything else is a fault of ours. Requests speak to nothing
 * but the database, so that a broken connection is one to it; what goes to outside platforms answers with an outcome, never with an error.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, syscall, message = '', cause } = error as Partial<NodeJS.ErrnoException>;
  if (code !== undefined && (OF_THE_NETWORK.has(code) || OF_THE_SERVER.test(code))) return true;
  if (code === 'ENOENT' && syscall === 'connect') return true; // the server's socket is not there
  return OF_THE_DRIVER.test(message) || isDatabaseAway(cause);
}

/** 503: what was asked for may have been kept before the connection broke; only a repeat with the same key tells. */
export const databaseAway = (): RefusedError =>
  new RefusedError([{ code: 'database-away', kind: 'unavailable' }], { 'retry-after': RETRY_AFTER_S });
