import { Agent as HttpAgent, request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as secureRequest } from 'node:https';
import { publicOnly, whyForbidden, type Network } from './public-only.js';

export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly retryAfter: string | null }
  | { readonly kind: 'silence'; readonly error: string };

export interface Outgoing {
  readonly url: string;
  readonly method: 'POST' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly network: Network;
  /** Of the answer; 64 KB unless said. */
  readonly mostBytes?: number;
}

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 64 * 1024;
const AGENTS = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

/**
 * Asks once: no redirect is followed, at most 64 KB of the answer are read, silence ends after 15 s, TLS is verified, and the address
 * that the name resolves to is judged when it is connected to. Never throws for the other side.
 */
export async function outgoing(asked: Outgoing): Promise<Reply> {
  const forbidden = whyForbidden(new URL(asked.url).hostname, asked.network);
  if (forbidden !== null) return { kind: 'silence', error: forbidden };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await once(asked, signal).catch(async (error: unknown) => {
      if (error instanceof StaleSocket) return await once(asked, signal);
      throw error;
    });
  } catch (error) {
    return { kind: 'silence', error: signal.aborted ? `no answer within ${TIMEOUT_MS / 1000} s` : whyNot(error) };
  }
}

/** A kept connection that the other side had closed meanwhile: nothing was asked yet. */
class StaleSocket extends Error {}

async function once(
  { url, method, headers, body, network, mostBytes = MOST_BYTES }: Outgoing,
  signal: AbortSignal,
): Promise<Reply> {
  const secure = url.startsWith('https:');
  const options = {
    ...{ method, signal, agent: AGENTS[secure ? 'https:' : 'http:'] },
    headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
    ...(network === 'public' ? { lookup: publicOnly } : {}),
  };
  const asking = secure ? secureRequest(url, options) : plainRequest(url, options);
  const response = await answered(asking, body);
  const retryAfter = response.headers['retry-after'] ?? null;
  return { kind: 'answer', status: response.statusCode ?? 0, body: await bounded(response, mostBytes), retryAfter };
}

async function answered(asking: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return await new Promise((resolved, reject) => {
    asking.once('response', resolved).once('error', (error: NodeJS.ErrnoException) => {
      reject(asking.reusedSocket && error.code === 'ECONNRESET' ? new StaleSocket() : error);
    });
    asking.end(body);
  });
}

async function bounded(response: IncomingMessage, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= most) break;
  }
  // PostgreSQL keeps no NUL in text.
  return Buffer.concat(chunks).subarray(0, most).toString('utf8').replaceAll('\0', '');
}

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return whyNot(error.errors[0]);
  const code = 'code' in error ? String(error.code) : '';
  return code === '' || error.message.includes(code) ? error.message : `${error.message}: ${code}`;
}
