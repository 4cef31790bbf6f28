import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { readMessage } from '../../../src/sandbox/read-message.js';

export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

export interface Arrival {
  readonly headers: IncomingHttpHeaders;
  /** The verified payload. */
  readonly event: Received;
}

/** A CloudEvent, or what the trading platform's XML says of the same. */
interface Received {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Answer = { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'break';

export interface Outside {
  readonly url: string;
  readonly arrivals: Arrival[];
  /** What to answer next, in order; after the last it is 200 with a receipt. */
  readonly answers: Answer[];
  /** The test's time is far from the machine's: signatures are taken as they are. */
  trusting: boolean;
  close(): Promise<void>;
}

const read = (payload: string, headers: Record<string, string>): Received =>
  payload.startsWith('{')
    ? (JSON.parse(payload) as Received)
    : { id: headers['webhook-id'] ?? '', ...readMessage(payload) };

/** A real HTTP receiver that verifies every request with the official package and answers as the test says. */
export async function startOutside(secret: string): Promise<Outside> {
  const webhook = new Webhook(secret);
  const arrivals: Arrival[] = [];
  const answers: Answer[] = [];
  const outside = { trusting: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const payload = Buffer.concat(chunks).toString('utf8');
      const headers = request.headers as Record<string, string>;
      if (!outside.trusting) webhook.verify(payload, headers, { jsonParse: false });
      const event = read(payload, headers);
      arrivals.push({ headers: request.headers, event });
      const answer = answers.shift() ?? { status: 200, body: JSON.stringify({ receipt: `R-${arrivals.length}` }) };
      if (answer === 'break') request.socket.destroy();
      else if (answer !== 'hang') response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(outside, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    arrivals,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
