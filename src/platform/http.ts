import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { Settings } from './settings.js';

/** Forms and JSON; files come as multipart, with their own limit. */
const BODY_LIMIT = 2 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 120_000;
const COMPRESS_FROM = 1024;

export const httpAdapter = (settings: Settings): FastifyAdapter =>
  new FastifyAdapter({
    trustProxy: trustProxy(settings.trustProxy),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    logger: false,
    multipart: false,
    frameworkErrors,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });

/** An address that cannot be read, or with too long a part, is answered as every other refusal is; no hook has run by then. */
function frameworkErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(BEFORE_ANY_HOOK);
  request.server.errorHandler(error, request, reply);
}
const BEFORE_ANY_HOOK = {
  'content-security-policy': "default-src 'self'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

const askedFirst = new WeakMap<FastifyInstance, onRequestHookHandler>();

/** Who is asked before everything else, and either calls `done` or sends the whole answer, every header of the plugins included. */
export const askFirst = (server: FastifyInstance, asked: onRequestHookHandler): void => {
  askedFirst.set(server, asked);
};

/** The plugins every answer passes through, in this order. */
export async function furnishHttp(adapter: FastifyAdapter, settings: Settings): Promise<void> {
  const server = adapter.getInstance<FastifyInstance>();
  server.addHook('onRequest', (request, reply, done) => {
    const first = askedFirst.get(server);
    if (first === undefined) done();
    else first.call(server, request, reply, done);
  });
  await server.register(helmet, securityHeaders(settings));
  await server.register(compress, { threshold: COMPRESS_FROM, encodings: ['br', 'gzip'] });
  await server.register(cookie);
  await server.register(multipart, {
    limits: { files: 1, fileSize: settings.maxUploadBytes, fields: 50, fieldSize: BODY_LIMIT },
  });
}

/**
 * Nothing inline and nothing from elsewhere. The referrer goes to our own pages only: with none at all a browser sends
 * `Origin: null` with forms, and the same-origin check could not tell them apart from strangers.
 */
function securityHeaders(settings: Settings): FastifyHelmetOptions {
  const own = ["'self'"];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: own,
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: own,
        formAction: own,
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: settings.publicUrl?.startsWith('https://') === true,
  };
}

/** `true`, `false`, a number of hops, or addresses as proxy-addr takes them (`loopback`, `10.0.0.0/8`, …). */
function trustProxy(said: string): boolean | string | ((address: string, hop: number) => boolean) {
  if (said === 'true' || said === 'false') return said === 'true';
  return /^\d+$/.test(said) ? (_address, hop) => hop < Number(said) : said;
}
