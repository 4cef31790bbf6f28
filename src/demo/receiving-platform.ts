import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { platformPage } from './receiving-platform-page.js';
import { ReceivedPublications } from './received-publications.js';
import { Refusing, type Refusals } from './refusing.js';

export interface ReceivingPlatform {
  /** Where publications are posted to; the page that shows them is at `/` of the same server. */
  readonly url: string;
  readonly received: ReceivedPublications;
  readonly close: () => Promise<void>;
}

interface PlatformOptions {
  readonly secret: string;
  readonly now: () => Date;
  /** 0 picks a free port. */
  readonly port?: number;
  /** Publications it does not take, by title. */
  readonly refusals?: Refusals;
}

const MOST_BYTES = 8 * 1024 * 1024;

/** An outside platform as the demonstration and the tests need it: checks signatures, ignores repeats, refuses older versions, gives receipts. */
export async function startReceivingPlatform({
  secret,
  now,
  port = 0,
  refusals = new Map(),
}: PlatformOptions): Promise<ReceivingPlatform> {
  const received = new ReceivedPublications(new Webhook(secret), now);
  const refusing = new Refusing(refusals);
  const server = createServer((request, response) => {
    answer(request, response, received, refusing).catch((error: unknown) => {
      send(
        response,
        400,
        'application/json',
        JSON.stringify({ error: error instanceof Error ? error.message : 'bad request' }),
      );
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/publications`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  received: ReceivedPublications,
  refusing: Refusing,
): Promise<void> {
  if (request.method === 'GET') {
    send(response, 200, 'text/html; charset=utf-8', platformPage(received.all()));
    return;
  }
  const payload = await read(request);
  const { status, body } =
    refusing.answer(payload) ?? received.take(payload, request.headers as Record<string, string>);
  send(response, status, 'application/json', JSON.stringify(body));
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

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}
