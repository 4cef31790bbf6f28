import type { FastifyRequest } from 'fastify';
import { localeOf } from '../../platform/locale-of.js';
import { comesSignedIn } from '../../replica/signed-in.js';

/** The routes whose pages are kept: of search there are too many, and it is counted for each address. */
export const KEPT_ROUTES: ReadonlySet<string> = new Set([
  '/',
  '/domains/:id',
  '/entries/:id',
  '/units/:id',
  '/open/:uscc/:number',
]);

/** Their addresses with what lists and items may be asked for; any other question is answered anew, and fills nothing. */
const ADDRESS =
  /^\/(?:(?:domains|entries|units)\/[^/?]+|open\/(?!v1\/)[^/?]+\/[^/?]+)?(?:\?(?:cursor|version)=[^&]*)?$/;

/** Home and the domains show how much there is. */
const COUNTED = /^\/(?:\?|domains\/|$)/;

/** No browser says more of what it can unpack. */
const LONGEST_ACCEPTED = 100;

/** All that the page for everybody depends on, beside the window; null where it is not for everybody, or not kept. */
export function keyOf({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): string | null {
  const encodings = headers['accept-encoding'] ?? '';
  const kept = method === 'GET' && ADDRESS.test(url) && encodings.length <= LONGEST_ACCEPTED;
  if (!kept || headers['x-no-compression'] !== undefined || comesSignedIn(headers)) return null;
  return `${url} ${localeOf({ query: {}, headers })} ${encodings}`;
}

export const showsCounts = (url: string): boolean => COUNTED.test(url);
