import { Client } from 'pg';
import type { Clock } from '../platform/clock.js';
import type { Queryable } from '../platform/database.js';
import { StartProblem } from '../platform/start-problem.js';

/** From here on people should look: sessions, timers and signed messages (platforms bear five minutes) begin to suffer. */
export const CLOCK_OFF_FROM_MS = 30_000;

/** So far off the day is wrong, deadlines with it, and the trail keeps what is written into it for ever. */
const REFUSED_FROM_MS = 12 * 3_600_000;

/** By how many milliseconds the clock is ahead of the database's; the way there and back counts half. */
export async function clockAhead(database: Queryable, clock: Clock): Promise<number> {
  const asked = clock.now().getTime();
  const { rows } = await database.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  const told = clock.now().getTime();
  return (asked + told) / 2 - (rows[0]?.at.getTime() ?? told);
}

/** Before anything is written: warns of a clock that differs from the database's, and refuses one that is half a day off. */
export async function checkClock(url: string, clock: Clock, warn: (line: string) => void): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const ahead = await clockAhead(client, clock);
    if (Math.abs(ahead) < CLOCK_OFF_FROM_MS) return;
    const said = `the clock of this machine is ${timeOf(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the database's`;
    if (Math.abs(ahead) >= REFUSED_FROM_MS)
      throw new StartProblem(
        `${said}: the day is wrong on one of them, and with it every deadline. Nothing was written.\n` +
          'Set the clocks right (date -u on both; timedatectl set-ntp true), then start again.',
      );
    warn(`WARNING: ${said}. Deadlines, sign-in and signed messages go by this one: set both right (timedatectl).`);
  } finally {
    await client.end();
  }
}

function timeOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${String(Math.round(ms / 1000))} s`;
  return minutes < 60 ? `${String(minutes)} min` : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}
