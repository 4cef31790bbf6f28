import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Holdings, type PlatformAnswer } from './holdings.js';
import { readMood } from './mood-order.js';
import { Moods } from './moods.js';
import { platformPage } from './page.js';
import { Refusing, type Refusals } from './refusals.js';

export interface SandboxPlatform {
  /** Where publications are posted to; the page that shows them is at `/` of the same server. */
  readonly url: string;
  readonly received: Holdings;
  readonly moods: Moods;
  readonly close: () => Promise<void>;
}

interface PlatformOptions {
  /** `whsec_` or `whpk_`; any of them may have signed. */
  readonly keys: readonly string[];
  readonly now: () => Date;
  /** 0 picks a free port. */
  readonly port?: number;
  readonly host?: string;
  /** Publications it does not take, by title. */
  readonly refusals?: Refusals;
}

const MOST_BYTES = 8 * 1024 * 1024;

/**
 * A receiving platform for trying out, for the demonstration and for the tests: verifies signatures, ignores repeats, refuses what is
 * older than what it has, gives receipts, says what it holds, and can be told to fail.
 */
export async function startSandboxPlatform(options: PlatformOptions): Promise<SandboxPlatform> {
  const { keys, now, port = 0, host = '127.0.0.1', refusals = new Map() } = options;
  const desk = { received: new Holdings(keys, now), moods: new Moods(), refusing: new Refusing(refusals) };
  const server = createServer((request, response) => {
    answer(request, response, desk).catch((error: unknown) => {
      send(response, { status: 400, body: { error: error instanceof Error ? error.message : 'bad request' } });
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    ...{ url: `http://${host}:${(server.address() as AddressInfo).port}/publications` },
    ...{ received: desk.received, moods: desk.moods },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Desk {
  readonly received: Holdings;
  readonly moods: Moods;
  readonly refusing: Refusing;
}

async function answer(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(platformPage(desk.received.listed()));
    return;
  }
  const payload = await read(request);
  if (request.url === '/mood') {
    desk.moods.set(readMood(payload));
    send(response, { status: 200, body: {} });
    return;
  }
  await inMood(request, response, desk, payload);
}

/** As the mood says: before the message is looked at, or after it was taken. */
async function inMood(request: IncomingMessage, response: ServerResponse, desk: Desk, payload: string): Promise<void> {
  const mood = desk.moods.next();
  if (mood.kind === 'hang') return;
  if (mood.kind === 'down') {
    request.socket.destroy();
    return;
  }
  if (mood.kind === 'answer') {
    const headers = mood.retryAfter === undefined ? {} : { 'retry-after': mood.retryAfter };
    send(response, { status: mood.status, body: { error: '平台例行维护，请稍后重试' } }, headers);
    return;
  }
  if (mood.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, mood.ms));
  const headers = request.headers as Record<string, string>;
  const taken = desk.refusing.answer(payload) ?? desk.received.take(payload, headers);
  if (mood.kind === 'lost-receipt') request.socket.destroy();
  else send(response, taken);
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body }: PlatformAnswer, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
