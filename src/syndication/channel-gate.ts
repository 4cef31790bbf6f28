import type { Channel } from '../domain/catalogue/channel.js';
import { inTransaction, type Database, type Queryable } from '../platform/database.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { anythingDue, claimDue } from './delivery-store.js';

/** What all workers know of one channel; the row's lock makes their claims one after the other. */
export interface Gate {
  readonly paused: boolean;
  /** Breakdowns one after the other, over all workers. */
  readonly failures: number;
  readonly openUntil: Date | null;
  readonly tokens: number | null;
  readonly refilledAt: Date | null;
  readonly inFlight: number;
}

/** From so many breakdowns on, one message at a time asks whether the platform is back. */
export const BREAKS_AFTER = 5;
const SHORTEST_BREAK_MS = 30_000;
const LONGEST_BREAK_MS = 10 * 60_000;

/** How long a channel that broke down again is left alone: 30 s, then twice as long each time, 10 min at most. */
export const breakMs = (failures: number): number =>
  failures < BREAKS_AFTER ? 0 : Math.min(LONGEST_BREAK_MS, SHORTEST_BREAK_MS * 2 ** (failures - BREAKS_AFTER));

/** How many messages may go out now. */
export function roomOf(gate: Gate, limits: Channel['limits'], now: Date): number {
  if (gate.paused || (gate.openUntil !== null && gate.openUntil > now)) return 0;
  const free = limits.atOnce - gate.inFlight;
  if (gate.failures >= BREAKS_AFTER) return gate.inFlight > 0 ? 0 : 1;
  return Math.max(0, Math.min(free, Math.floor(tokensOf(gate, limits, now))));
}

/** A bucket of one minute's messages that fills evenly. */
export function tokensOf({ tokens, refilledAt }: Gate, { perMinute }: Channel['limits'], now: Date): number {
  if (perMinute === undefined) return Infinity;
  if (tokens === null || refilledAt === null) return perMinute;
  const since = Math.max(0, now.getTime() - refilledAt.getTime()) / 60_000;
  return Math.min(perMinute, tokens + since * perMinute);
}

/** Takes what may go out now, under a lease; committed before anything is sent. */
export async function claimThroughGate(
  database: Pick<Database, 'pool'>,
  { id, limits }: Channel,
  now: Date,
): Promise<readonly ClaimedDelivery[]> {
  if (!(await anythingDue(database.pool, id, now))) return [];
  return await inTransaction(database.pool, async (tx) => {
    const gate = await lockGate(tx, id, now);
    const room = roomOf(gate, limits, now);
    if (room < 1) return [];
    const claimed = await claimDue(tx, id, room, now);
    if (limits.perMinute !== undefined) await spend(tx, id, tokensOf(gate, limits, now) - claimed.length, now);
    return claimed;
  });
}

async function lockGate(tx: Queryable, channel: string, now: Date): Promise<Gate> {
  await tx.query({ name: 'gate.lock', text: LOCK, values: [channel] });
  const { rows } = await tx.query<Gate>({ name: 'gate.read', text: READ, values: [channel, now] });
  const [gate] = rows;
  if (gate === undefined) throw new Error(`no state of channel ${channel}`);
  return gate;
}

async function spend(tx: Queryable, channel: string, left: number, now: Date): Promise<void> {
  await tx.query('UPDATE channel_state SET tokens = $2, refilled_at = $3 WHERE channel = $1', [channel, left, now]);
}

const LOCK = `
INSERT INTO channel_state (channel) VALUES ($1) ON CONFLICT (channel) DO UPDATE SET channel = excluded.channel`;

/** A statement of its own after the lock: it sees what the worker before has claimed. */
const READ = `
SELECT s.paused_at IS NOT NULL AS paused, s.failures, s.open_until AS "openUntil", s.tokens, s.refilled_at AS "refilledAt",
  (SELECT count(*)::int FROM delivery d WHERE d.channel = s.channel AND d.status = 'pending' AND d.locked_until > $2) AS "inFlight"
FROM channel_state s WHERE s.channel = $1`;
