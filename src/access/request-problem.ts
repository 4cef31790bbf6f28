import { HttpException } from '@nestjs/common';
import type { Reason } from './problem.js';
import { RefusedError } from './refused-error.js';

/**
 * What the framework refuses before any handler runs: unreadable bodies, unknown paths, files over the limit, too many
 * requests. Null for everything that is our fault (5xx).
 */
export function requestProblem(error: unknown): RefusedError | null {
  if (error instanceof RefusedError) return error;
  const status = statusSaidBy(error);
  if (status === null || status < 400 || status >= 500) return null;
  return new RefusedError([reasonFor(status)]);
}

function statusSaidBy(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null) return null;
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
}

function reasonFor(status: number): Reason {
  switch (status) {
    case 401:
      return { code: 'sign-in-needed', kind: 'unauthenticated' };
    case 403:
      return { code: 'forbidden', kind: 'authority' };
    case 404:
    case 405:
      return { code: 'no-such-page', kind: 'missing' };
    case 410:
      return { code: 'gone', kind: 'gone' };
    case 413:
      return { code: 'too-large', kind: 'too-large' };
    case 415:
      return { code: 'media-type-unsupported', kind: 'unsupported' };
    case 429:
      return { code: 'too-often', kind: 'too-often' };
    default:
      return { code: 'request-unreadable', kind: 'malformed' };
  }
}
