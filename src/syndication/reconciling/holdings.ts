import { z } from 'zod';
import { newId } from '../../platform/ids.js';
import type { Clock } from '../../platform/clock.js';
import { signedPost } from '../../worker/signed-post.js';
import type { ConnectedChannel } from '../channel-settings.js';

/** One publication as a platform has it. */
export interface Held {
  readonly number: string;
  readonly sequence: number;
  /** Whether it shows the content; false for a tombstone. */
  readonly shown: boolean;
}

const page = z.object({
  holdings: z.array(z.object({ number: z.string().max(200), sequence: z.int(), shown: z.boolean() })).max(10_000),
  next: z.string().nullable(),
});

type HoldingsPage = z.infer<typeof page>;

const MOST_BYTES = 4 * 1024 * 1024;

/** Asks a platform for one page of what it holds, by number after `after`. Throws with what went wrong. */
export async function askHoldings(
  { url, secrets, network }: ConnectedChannel,
  after: string,
  source: string,
  clock: Clock,
): Promise<HoldingsPage> {
  const [id, now] = [newId(), clock.now()];
  const event = { specversion: '1.0', id, source, type: 'gongkai.holdings', time: now.toISOString(), data: { after } };
  const contentType = 'application/cloudevents+json; charset=utf-8';
  const body = JSON.stringify(event);
  const reply = await signedPost({ url, secrets, network, id, contentType, body, now, mostBytes: MOST_BYTES });
  if (reply.kind === 'silence') throw new Error(reply.error);
  if (reply.status !== 200) throw new Error(`HTTP ${reply.status}`);
  const said = pageIn(reply.body);
  if (said === null) throw new Error('the answer is no list of holdings');
  if (said.holdings.some(({ number }) => number <= after || (said.next !== null && number > said.next)))
    throw new Error('the list of holdings is not in order');
  return said;
}

function pageIn(body: string): HoldingsPage | null {
  try {
    return page.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
