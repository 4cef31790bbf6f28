import type { IncomingHttpHeaders } from 'node:http';
import { bearerOf } from './bearer.js';
import { readCookie, SESSION_COOKIE } from './cookie.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface OriginQuestion {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Origins this installation answers under: of the request's own host, and of PUBLIC_URL. */
  readonly own: readonly string[];
}

/**
 * May this request change something, judged by where the browser says it comes from (Fetch Metadata, else RFC 6454 Origin,
 * else Referer)? A bearer token is never sent by a browser of itself, so its requests are exempt; the cookie is then ignored.
 */
export function comesFromHere({ method, path, headers, own }: OriginQuestion): boolean {
  if (SAFE.has(method) || bearerOf(headers.authorization) !== null) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin !== undefined) return own.includes(headers.origin);
  if (headers.referer !== undefined) return own.includes(originOf(headers.referer));
  return readCookie(headers.cookie, SESSION_COOKIE) === null || onlyProgramsSend(headers['content-type'], path);
}

/**
 * Without any of the three headers it is no current browser: those send Origin with every cross-origin POST. What an old one
 * could still be made to send is a form, so forms need the evidence; programs upload files through the API.
 */
function onlyProgramsSend(contentType: string | undefined, path: string): boolean {
  if (contentType === undefined) return true;
  if (/^application\/([\w.+-]+\+)?json\b/i.test(contentType)) return true;
  return path.startsWith('/api/') && /^multipart\/form-data\b/i.test(contentType);
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
