import { request, type IncomingHttpHeaders } from 'node:http';
import type { Pool } from 'pg';
import { unpacked } from './unpacked.js';

/** An answer as it came over the wire, without what tells its moment and its connection. */
export interface OnTheWire {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: string;
}

export async function ask(url: string, path: string, headers: Record<string, string> = {}): Promise<OnTheWire> {
  return await new Promise((resolve, reject) => {
    request(url + path, { headers: { accept: 'text/html', ...headers }, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.once('error', reject).once('end', () => {
        const { statusCode: status = 0, headers } = answer;
        delete headers.date;
        resolve({ status, headers, bytes: Buffer.concat(pieces).toString('base64') });
      });
    })
      .once('error', reject)
      .end();
  });
}

export const textOf = ({ headers, bytes }: OnTheWire): string =>
  unpacked({ headers, rawPayload: Buffer.from(bytes, 'base64') });

/** Asks while nobody may read what the window shows: a page that is made then is no page. */
export async function fromMemory<T>(owner: Pool, work: () => Promise<T>): Promise<T> {
  await owner.query('REVOKE SELECT ON publication_state FROM gongkai_app');
  try {
    return await work();
  } finally {
    await owner.query('GRANT SELECT ON publication_state TO gongkai_app');
  }
}
