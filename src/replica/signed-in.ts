import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';
import { bearerOf } from '../access/bearer.js';
import { readCookie, SESSION_COOKIE } from '../access/cookie.js';

const asking = new AsyncLocalStorage<'signed-in'>();

/** Whether the request at hand comes with a session or token: whoever has just published must see it. */
export const isSignedIn = (): boolean => asking.getStore() === 'signed-in';

/** Only whether one came along is looked at, not whether it is good: to be believed wrongly costs one read of the primary. */
export function tellSignedInApart(server: FastifyInstance): void {
  server.addHook('onRequest', ({ headers }, _reply, done) => {
    const none = bearerOf(headers.authorization) === null && readCookie(headers.cookie, SESSION_COOKIE) === null;
    if (none) done();
    else asking.run('signed-in', done);
  });
}
