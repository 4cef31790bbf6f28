import { setTimeout as pause } from 'node:timers/promises';
import type { House } from './house.js';
import { POINTS_OF } from './points.js';
import type { Supervised } from './supervised.js';

const PATIENCE_MS = 4_000;
/** A worker that is killed with the first thing it takes, every time, would leave a queue that only grows. */
const BREATH_MS = { web: 0, worker: 3_000 };
/** Longer than the lease of a delivery (60 s) and of a message (120 s). */
const PAST_LEASE_MS = 130_000;

/** What was done to the house, how often. */
export class Done {
  databaseKills = 0;
  pausedPastLease = 0;
  poolsHeld = 0;
  clockMoves = 0;
  mailGone = 0;
  platformGone = 0;
  /** A point that did not come in time, with nothing to do for that process. */
  notReached = 0;
}

/** Kills these processes by turns, at one point after the other and sometimes at any moment, while all of them are up. */
export async function kill(victims: readonly Supervised[], done: Done, enough: () => boolean): Promise<void> {
  for (let n = 0; !enough(); n += 1) {
    const victim = victims[n % victims.length]!;
    const points = POINTS_OF[victim.role];
    const point = points[Math.floor(n / victims.length) % points.length]!;
    await Promise.all(
      victims.map(async (each) => {
        await each.up();
      }),
    );
    await pause(Math.random() * BREATH_MS[victim.role]);
    if (n % 10 === 9) victim.kill();
    else if (!(await victim.killAt(point, PATIENCE_MS))) done.notReached += 1;
  }
}

/** Everything else that goes wrong in a house, turn by turn. */
export async function disturb(house: House, done: Done, everyMs: number, enough: () => boolean): Promise<void> {
  const turns = [pastLease, poolFilled, databaseKilled, mailGone, platformGone, clockMoved];
  for (let n = 0; !enough(); n += 1) {
    for (let waited = 0; waited < everyMs && !enough(); waited += 200) await pause(200);
    if (!enough()) await turns[n % turns.length]!(house, done);
  }
}

async function pastLease(house: House, done: Done): Promise<void> {
  const worker = house.workers[done.pausedPastLease % house.workers.length]!;
  house.moveClock(PAST_LEASE_MS);
  await worker.asleep(1_500);
  done.pausedPastLease += 1;
}

async function poolFilled(house: House, done: Done): Promise<void> {
  const { proxy } = house.webs[done.poolsHeld % house.webs.length]!;
  proxy.hold();
  await pause(2_000);
  proxy.let();
  done.poolsHeld += 1;
}

async function databaseKilled(house: House, done: Done): Promise<void> {
  await house.killDatabase();
  done.databaseKills += 1;
}

async function mailGone(house: House, done: Done): Promise<void> {
  await house.mailbox?.close();
  await pause(2_000);
  await house.openMailbox();
  done.mailGone += 1;
}

async function platformGone(house: House, done: Done): Promise<void> {
  house.platform.moods.set({ kind: done.platformGone % 2 === 0 ? 'down' : 'lost-receipt' });
  await pause(3_000);
  house.platform.moods.set({ kind: 'at-random', chance: 0.2, seed: 11 + done.platformGone });
  done.platformGone += 1;
}

/** Ahead, by less than the platform allows a signature to be old (Standard Webhooks: five minutes), and a little back again. */
async function clockMoved(house: House, done: Done): Promise<void> {
  house.moveClock(done.clockMoves % 2 === 0 ? 4 * 60_000 : -60_000);
  done.clockMoves += 1;
  await pause(0);
}
