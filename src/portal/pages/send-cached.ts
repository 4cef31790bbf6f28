import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Kept by any cache, asked for again each time. */
export const CACHED = 'public, no-cache';

/** Sends a text with its ETag, or 304 when the sender has it (RFC 9110 §13.1.2). */
export async function sendCached(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  caching: string = CACHED,
): Promise<void> {
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', etag).header('cache-control', caching);
  if (reply.statusCode === 200 && knows(request.headers['if-none-match'], etag)) await reply.status(304).send();
  else await reply.send(text);
}

/** Whether `If-None-Match` names this version. */
export const knows = (header: string | undefined, etag: string): boolean =>
  header?.split(/\s*,\s*/).includes(etag) === true;
