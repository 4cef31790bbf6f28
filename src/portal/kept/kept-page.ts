import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import { CACHED, knows } from '../pages/send-cached.js';

/** A page as it went over the wire, and the mark of the window that was read before it was made. */
export interface KeptPage {
  readonly mark: string;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly headers: OutgoingHttpHeaders;
  /** RFC 9110 §15.4.5: what a 200 would have said, save what describes the bytes. */
  readonly notModified: OutgoingHttpHeaders;
}

/** What may be kept of an answer of 200: a page for everybody, and nothing that is told to one browser only. */
export function pageOf(reply: FastifyReply, bytes: Buffer, mark: string): KeptPage | null {
  const { 'content-encoding': packed, ...notModified } = reply.getHeaders() as OutgoingHttpHeaders;
  delete notModified['content-length'];
  const { etag, 'cache-control': caching, 'set-cookie': cookie } = notModified;
  if (caching !== CACHED || typeof etag !== 'string' || cookie !== undefined) return null;
  const packing = packed === undefined ? {} : { 'content-encoding': packed };
  return { mark, etag, bytes, notModified, headers: { ...notModified, ...packing, 'content-length': bytes.length } };
}

/** Past everything that stands between a request and its page; the metrics of requests count it all the same. */
export function sendKept(reply: FastifyReply, page: KeptPage, known: string | undefined): void {
  reply.hijack();
  if (knows(known, page.etag)) reply.raw.writeHead(304, page.notModified).end();
  else reply.raw.writeHead(200, page.headers).end(page.bytes);
}
