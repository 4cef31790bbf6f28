import type { Brought } from '../transports/transport.js';
import { TRANSPORTS } from '../transports/transports.js';
import type { ConnectedChannel } from '../channel-settings.js';

/** What a platform answered to a test, in its own words as far as it said any. */
export interface TestAnswer {
  /** null where nobody answered. */
  readonly httpStatus: number | null;
  readonly response: string | null;
  readonly error: string | null;
  readonly durationMs: number;
}

const MOST_CHARACTERS_KEPT = 2_000;

/** A signed CloudEvent without any content through the channel's own transport: the address and the secret are right when it is answered. */
export async function sendTest(to: ConnectedChannel, source: string, id: string, now: Date): Promise<TestAnswer> {
  const { id: channel, transport = 'https' } = to.channel;
  const send = TRANSPORTS.get(transport);
  if (send === undefined) throw new Error(`there is no transport "${transport}"`);
  const event = { specversion: '1.0', id, source, type: 'gongkai.test', subject: channel, time: now.toISOString() };
  const encoded = { contentType: CONTENT_TYPE, body: JSON.stringify(event), ending: 'json' };
  const started = performance.now();
  const reply = await send(to, { id, number: 'gongkai-test', sequence: 0, encoded, now });
  return { ...answerOf(reply), durationMs: Math.round(performance.now() - started) };
}

const CONTENT_TYPE = 'application/cloudevents+json; charset=utf-8';

const answerOf = (reply: Brought): Omit<TestAnswer, 'durationMs'> =>
  reply.kind === 'answer'
    ? { httpStatus: reply.status, response: reply.body.slice(0, MOST_CHARACTERS_KEPT), error: null }
    : { httpStatus: null, response: null, error: reply.error };
