import { randomBytes } from 'node:crypto';
import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Channel } from '../src/domain/catalogue/channel.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { Database } from '../src/platform/database.js';
import { SystemClock } from '../src/platform/clock.js';
import { startSandboxPlatform } from '../src/sandbox/platform.js';
import { DeliverJob } from '../src/syndication/deliver-job.js';
import { webhook } from '../src/syndication/encoders/webhook.js';
import { DeliverySurroundings } from '../src/syndication/surroundings.js';
import { https } from '../src/syndication/transports/https.js';
import { Addresses } from '../src/worker/addresses.js';
import { JobRunner } from '../src/worker/job-runner.js';
import type { House } from './house.js';
import type { Measured } from './others.js';
import { quantile } from './rounds.js';

const CHANNEL: Channel = {
  ...{ id: 'loopback', name: { zh: '回环', en: 'loopback' }, mode: 'push', encoder: 'webhook', transport: 'https' },
  ...{ owedFor: [], statutory: [], receipts: 'answer', holdings: false, limits: { atOnce: 16 } },
};

/** A queue of deliveries drained to a receiver on this machine by one worker, and how long one takes when nothing else waits. */
export async function measureDeliveries(house: House, queue: number, single: number): Promise<Measured[]> {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const platform = await startSandboxPlatform({ keys: [secret], now: () => new Date() });
  const clock = new SystemClock();
  const jurisdiction = house.token(JURISDICTION) as Jurisdiction;
  const addresses = new Addresses({ base: 'https://open.example' });
  const around = new DeliverySurroundings(new Database(house.pool), clock, addresses, jurisdiction);
  const to = { channel: CHANNEL, url: platform.url, secrets: [secret], hostKeys: [], network: 'private' } as const;
  const job = new DeliverJob(to, { encode: webhook, send: https }, around);
  try {
    await owe(house, 1, queue);
    const from = performance.now();
    while ((await job.run()) > 0);
    const perSecond = (queue * 1000) / (performance.now() - from);
    const took = await latencies(
      house,
      `number <= '${numberOf(queue)}' AND number > '${numberOf(0)}'`,
      'last_attempt_at',
    );
    const drained = { what: `drain ${queue.toLocaleString('en')} deliveries (latency of a post)`, perSecond, ...took };
    return [drained, await idle(house, job, queue, single)];
  } finally {
    await platform.close();
  }
}

/** From the commit that publishes to the receipt, one after the other, with the worker looking as it does in the house. */
async function idle(house: House, job: DeliverJob, after: number, count: number): Promise<Measured> {
  const runner = new JobRunner(job, (_, error) => {
    throw error;
  });
  runner.start();
  const from = performance.now();
  for (let n = 1; n <= count; n++) {
    await owe(house, after + n, after + n);
    await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 80));
  }
  while ((await waiting(house)) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const perSecond = (count * 1000) / (performance.now() - from);
  await runner.stop();
  const took = await latencies(house, `number > '${numberOf(after)}'`, 'created_at');
  return { what: `publish to receipt, nothing else waiting (${count})`, perSecond, ...took };
}

const numberOf = (n: number): string => `112308810000000017/2026-${String(n).padStart(7, '0')}`;

async function waiting(house: House): Promise<number> {
  const { rows } = await house.owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM delivery WHERE status = 'pending'`,
  );
  return rows[0]?.n ?? 0;
}

async function latencies(house: House, which: string, since: string): Promise<{ p50: number; p99: number }> {
  const { rows } = await house.owner.query<{ ms: number }>(
    `SELECT (extract(epoch FROM settled_at - ${since}) * 1000)::float8 AS ms FROM delivery
     WHERE channel = 'loopback' AND status = 'delivered' AND ${which}`,
  );
  const ms = rows.map((row) => row.ms);
  return { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99) };
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
