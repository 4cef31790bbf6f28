import { randomBytes } from 'node:crypto';
import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Channel } from '../src/domain/catalogue/channel.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { Database } from '../src/platform/database.js';
import { SystemClock } from '../src/platform/clock.js';
import { DeliverJob } from '../src/syndication/deliver-job.js';
import { webhook } from '../src/syndication/encoders/webhook.js';
import { DeliverySurroundings } from '../src/syndication/surroundings.js';
import { https } from '../src/syndication/transports/https.js';
import type { Transport } from '../src/syndication/transports/transport.js';
import { Addresses } from '../src/worker/addresses.js';
import { JobRunner } from '../src/worker/job-runner.js';
import { signedPost } from '../src/worker/signed-post.js';
import { atMost, figure, type Figure } from './figures.js';
import type { House } from './house.js';
import { median, medianRatio, quantile, round, type Round } from './rounds.js';
import { startReceiver } from './server.js';

type Sent = Parameters<Transport>[1];

const CHANNEL: Channel = {
  ...{ id: 'loopback', name: { zh: '回环', en: 'loopback' }, mode: 'push', encoder: 'webhook', transport: 'https' },
  ...{ owedFor: [], statutory: [], receipts: 'answer', holdings: false, limits: { atOnce: 16 } },
};

const MOST_DELAY_MS = 1_000;
const AT_ONCE = 16;

export interface Deliveries {
  readonly queue: number;
  readonly single: number;
  readonly rounds: number;
}

/** A queue of deliveries drained to a receiver on this machine by one worker, and how long one takes when nothing else waits. */
export async function measureDeliveries(house: House, { queue, single, rounds }: Deliveries): Promise<Figure[]> {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const receiver = await startReceiver(secret);
  const to = { channel: CHANNEL, url: receiver.url, secrets: [secret], hostKeys: [], network: 'private' } as const;
  const clock = new SystemClock();
  const addresses = new Addresses({ base: 'https://open.example' });
  const jurisdiction = house.token(JURISDICTION) as Jurisdiction;
  const around = new DeliverySurroundings(new Database(house.pool), clock, addresses, jurisdiction);
  let sample: Sent | null = null;
  const send: Transport = async (connected, sent) => {
    sample ??= sent;
    return await https(connected, sent);
  };
  const job = new DeliverJob(to, { encode: webhook, send }, around);
  let owed = 0;
  const drain = async () => {
    await owe(house, owed + 1, (owed += queue));
    const from = performance.now();
    while ((await job.run()) > 0);
    return (queue * 1000) / (performance.now() - from);
  };
  const post = async () => {
    if (sample === null) throw new Error('nothing was sent yet');
    const { id, encoded } = sample;
    const alone = { url: to.url, secrets: to.secrets, network: to.network, id, ...encoded };
    return await round(AT_ONCE, 2_000, async () => {
      await signedPost({ ...alone, now: new Date() });
    });
  };
  try {
    const drained: number[] = [];
    const alone: Round[] = [];
    for (let nth = 0; nth < rounds; nth += 1) {
      drained.push(await drain());
      alone.push(await post());
    }
    const posts = alone.map(({ perSecond }) => perSecond);
    const name = `deliveries: drained of a queue of ${queue.toLocaleString('en')}`;
    const value = { value: median(drained), unit: '/s', yardstick: median(posts), ratio: medianRatio(drained, posts) };
    return [figure(name, { ...value, samples: rounds }), ...(await idle(house, job, owed, single, alone))];
  } finally {
    await receiver.stop();
  }
}

/** From the commit that publishes to the receipt, one after the other, with the worker looking as it does in the house. */
async function idle(
  house: House,
  job: DeliverJob,
  after: number,
  count: number,
  alone: readonly Round[],
): Promise<Figure[]> {
  const runner = new JobRunner(job, (_, error) => {
    throw error;
  });
  runner.start();
  for (let n = 1; n <= count; n++) {
    await owe(house, after + n, after + n);
    await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 80));
  }
  while ((await waiting(house)) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await runner.stop();
  const took = await delays(house, after);
  const posts = alone.flatMap(({ latencies }) => latencies);
  return (
    [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const
  ).map(([label, share]) =>
    figure(`deliveries: from publication to receipt, nothing else waiting, ${label}`, {
      ...{ value: quantile(took, share), unit: 'ms', yardstick: quantile(posts, share), samples: took.length },
      ...(label === 'p99' ? { aim: atMost(MOST_DELAY_MS) } : {}),
    }),
  );
}

const numberOf = (n: number): string => `112308810000000017/2026-${String(n).padStart(7, '0')}`;

async function waiting(house: House): Promise<number> {
  const { rows } = await house.owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM delivery WHERE status = 'pending'`,
  );
  return rows[0]?.n ?? 0;
}

async function delays(house: House, after: number): Promise<number[]> {
  const { rows } = await house.owner.query<{ ms: number }>(
    `SELECT (extract(epoch FROM settled_at - created_at) * 1000)::float8 AS ms FROM delivery
     WHERE channel = 'loopback' AND status = 'delivered' AND number > $1`,
    [numberOf(after)],
  );
  return rows.map(({ ms }) => ms);
}

async function owe(house: House, from: number, to: number): Promise<void> {
  await house.owner.query(OWE, [from, to, new Date()]);
}

const OWE = `
WITH p AS (
  INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, formed_on,
    published_at, public_hash)
  SELECT gen_random_uuid(), '112308810000000017/2026-' || lpad(n::text, 7, '0'), 1, gen_random_uuid(), 'land-grant-announcement', 'land',
    'land-bureau', 'land-bureau', '公告第' || n || '号', repeat('出让公告内容', 20),
    jsonb_build_array(jsonb_build_object('id', 'parcel', 'label', '{"zh":"宗地","en":"Parcel"}'::jsonb, 'kind', 'text',
      'value', repeat('宗地位置与用途', 60), 'masked', false, 'withheld', false)), '[]', '2026-11-02', now(), ''
  FROM generate_series($1::int, $2::int) n RETURNING *
), s AS (
  INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, visibility, changed_at, published_at, search)
  SELECT number, id, case_id, entry, domain, unit, 'current', now(), now(), '' FROM p
)
INSERT INTO delivery (id, publication, number, case_id, channel, operation, sequence, reported, next_attempt_at, created_at)
SELECT gen_random_uuid(), p.id, p.number, p.case_id, 'loopback', 'publish', 1, true, $3, $3 FROM p`;
