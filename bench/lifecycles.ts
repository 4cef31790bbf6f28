import { setTimeout as pause } from 'node:timers/promises';
import { bareLanes, engineLanes, type Effort } from './actions.js';
import { CYCLE } from './cycle.js';
import { openDurable } from './dbos.js';
import { figure, ratioOfAtLeast, type Aim, type Figure } from './figures.js';
import type { House } from './house.js';
import { inTurns, median, medianRatio, round } from './rounds.js';
import { startReceiver, startServer } from './server.js';
import { measureStorage } from './storage.js';
import { wholeLifecycle } from './whole.js';

const AT_ONCE = 32;
const ITEMS = 128;

/** The channel that a land notice is sent to, at a receiver on this machine. */
export const loopback = (url: string, secret: string): Record<string, string> => ({
  CHANNEL_TRADING_PLATFORM_HLJ_URL: url,
  CHANNEL_TRADING_PLATFORM_HLJ_SECRET: secret,
  CHANNEL_TRADING_PLATFORM_HLJ_NETWORK: 'private',
});

/** Whole lifecycles, and the bare form of four waits and four trail rows, beside DBOS with four waits and four audit rows. */
export async function measureLifecycles(house: House, secret: string, { rounds, ms }: Effort): Promise<Figure[]> {
  const receiver = await startReceiver(secret);
  const addresses = { DATABASE_URL: house.url, DATABASE_OWNER_URL: house.ownerUrl };
  const worker = await startServer({
    ROLE: 'worker',
    ...addresses,
    DATA_DIR: house.dataDir,
    ...loopback(receiver.url, secret),
  });
  const durable = await openDurable(house, AT_ONCE);
  try {
    const stored = await measureStorage(house, async (items) => {
      await live(house, items);
    });
    const [cycle, byHand] = [await engineLanes(house, ITEMS), await bareLanes(house, ITEMS)];
    const [whole = [], bare = [], statement = [], theirs = []] = await inTurns(rounds + 1, [
      ...[
        async () => await delivered(house, ms),
        async () => (await round(AT_ONCE, ms, cycle)).perSecond / CYCLE.length,
        async () => (await round(AT_ONCE, ms, byHand)).perSecond / CYCLE.length,
      ].map(thenQuiet(house)),
      async () => (await round(AT_ONCE, ms, durable.workflow)).perSecond,
    ]);
    for (const each of [whole, bare, statement, theirs]) each.shift(); // the first warms up
    return [
      beside('lifecycles: whole, from the draft to the receipt', whole, theirs, ratioOfAtLeast(4)),
      beside('lifecycles: bare, four waits and four trail rows', bare, theirs, ratioOfAtLeast(8)),
      beside('lifecycles: the bare form by one hand-made statement each', statement, theirs),
      ...stored,
    ];
  } finally {
    await durable.close();
    await worker.stop();
    await receiver.stop();
  }
}

const beside = (name: string, ours: readonly number[], theirs: readonly number[], aim?: Aim): Figure =>
  figure(name, {
    ...{ value: median(ours), unit: '/s', yardstick: median(theirs), ratio: medianRatio(ours, theirs) },
    ...(aim === undefined ? {} : { aim }),
    samples: ours.length,
  });

/** What a round left for the worker to tell people is told before the next one begins. */
const thenQuiet = (house: House) => (contestant: () => Promise<number>) => async () => {
  const result = await contestant();
  await quiet(house);
  return result;
};

async function quiet(house: House): Promise<void> {
  while ((await count(house, `outbox WHERE status = 'open' AND run_at <= now()`)) > 0) await pause(50);
}

/** Lifecycles a second, counted when the last of the round is at the platform and its case knows it. */
async function delivered(house: House, ms: number): Promise<number> {
  const from = performance.now();
  const { latencies } = await round(AT_ONCE, ms, async () => {
    await wholeLifecycle(house);
  });
  await allDelivered(house);
  return (latencies.length * 1000) / (performance.now() - from);
}

async function live(house: House, items: number): Promise<void> {
  for (let nth = 0; nth < items; nth += 1) await wholeLifecycle(house);
  await allDelivered(house);
  await quiet(house);
}

async function allDelivered(house: House): Promise<void> {
  while ((await count(house, UNDELIVERED)) > 0) await pause(20);
}

const UNDELIVERED = `delivery WHERE channel = 'trading-platform-hlj' AND NOT (status = 'delivered' AND reported)`;

async function count({ owner }: House, which: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${which}`);
  return rows[0]?.n ?? 0;
}
