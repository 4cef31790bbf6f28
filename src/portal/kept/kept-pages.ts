import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { knows } from '../pages/send-cached.js';
import { CountsReader } from '../reading/counts-reader.js';
import { pageOf, sendKept } from './kept-page.js';
import { keyOf, showsCounts } from './key-of.js';
import { Shelf } from './shelf.js';
import { WindowMark } from './window-mark.js';

/** Some thousand pages as browsers take them: the window's lists and what was published lately. */
const ALL = 8 * 1024 * 1024;
const ONE = 1024 * 1024;

/** A page on its way: where it may be put, and which version the asker has. */
interface Making {
  readonly key: string;
  readonly mark: string;
  readonly known: string | undefined;
}

/**
 * Finished pages of the public window. One is given out only when the mark read after the request came is the one read before the page was
 * made: nothing was committed in between, by whatever process (docs/decisions/page-cache.md).
 */
@Injectable()
export class KeptPages {
  private readonly shelf = new Shelf(ALL, ONE);
  private readonly making = new WeakMap<FastifyRequest, Making>();

  constructor(
    private readonly window: WindowMark,
    private readonly counted: CountsReader,
  ) {}

  /** Answers, or lets the page be made (`onRequest`). */
  readonly answer = (request: FastifyRequest, reply: FastifyReply, makeIt: () => void): void => {
    const key = keyOf(request);
    if (key === null) makeIt();
    else void this.find(key, request, reply, makeIt);
  };

  /** The finished page, packed as it goes out (`onSend`, last): kept, and left at home where the asker has it. */
  readonly keep = async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    const making = this.making.get(request);
    if (making === undefined || reply.statusCode !== 200) return payload;
    const bytes = await bytesOf(payload);
    const page = pageOf(reply, bytes, making.mark);
    if (page !== null) this.shelf.put(making.key, page);
    if (!knows(making.known, String(reply.getHeader('etag')))) return bytes;
    void reply.status(304).removeHeader('content-length').removeHeader('content-encoding');
    return null;
  };

  private async find(key: string, request: FastifyRequest, reply: FastifyReply, makeIt: () => void): Promise<void> {
    const mark = await this.markFor(request.url);
    const known = request.headers['if-none-match'];
    const page = mark === null ? null : this.shelf.find(key, mark);
    if (page !== null) {
      sendKept(reply, page, known);
      return;
    }
    if (mark !== null) this.make(request, { key, mark, known });
    makeIt();
  }

  /** Whoever has an older version would leave nothing to keep: the page is made whole, and compared when it is. */
  private make(request: FastifyRequest, making: Making): void {
    delete request.headers['if-none-match'];
    this.making.set(request, making);
  }

  /** Counts are up to ten seconds old: a page that shows them is as good as they are. */
  private async markFor(url: string): Promise<string | null> {
    const mark = await this.window.now();
    return mark !== null && showsCounts(url) ? `${mark} ${String(this.counted.counting)}` : mark;
  }
}

/** A larger page comes packed piece by piece. The copy has no more memory than its length. */
async function bytesOf(payload: unknown): Promise<Buffer> {
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return Buffer.from(payload as string);
  const pieces: Buffer[] = [];
  for await (const piece of payload as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
