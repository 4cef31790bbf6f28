import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { bearerOf } from '../access/bearer.js';
import { readCookie, SESSION_COOKIE } from '../access/cookie.js';

const asking = new AsyncLocalStorage<'signed-in'>();

/** Whether the request at hand comes with a session or token: whoever has just published must see it. */
export const isSignedIn = (): boolean => asking.getStore() === 'signed-in';

/** Only whether a session or token came along is looked at, not whether it is good: to be believed wrongly costs one read of the primary. */
export const comesSignedIn = ({ authorization, cookie }: IncomingHttpHeaders): boolean =>
  bearerOf(authorization) !== null || readCookie(cookie, SESSION_COOKIE) !== null;

export function tellSignedInApart(server: FastifyInstance): void {
  server.addHook('onRequest', ({ headers }, _reply, done) => {
    if (comesSignedIn(headers)) asking.run('signed-in', done);
    else done();
  });
}
