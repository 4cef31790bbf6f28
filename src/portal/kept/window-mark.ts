import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';

/** So many changes without a position are counted for each mark; with more (no worker, a first start) there is none. */
export const MOST_WAITING = 1_000;

/**
 * How many changes the window has seen: a writer leaves its row without a position in its own transaction, and a position taken out of
 * those that wait is one more at the other end. So the sum rises with each commit, whenever that transaction began, and never comes back;
 * server and table are named for the day when another one answers.
 */
export const MARK = `
SELECT (SELECT coalesce(max(position), 0) FROM window_change) + w.waiting || ' ' || 'window_change'::regclass::oid
  || ' ' || extract(epoch FROM pg_postmaster_start_time()) AS mark
FROM (SELECT count(*) AS waiting FROM (SELECT FROM window_change WHERE position IS NULL LIMIT ${String(MOST_WAITING + 1)}) x) w
WHERE w.waiting <= ${String(MOST_WAITING)}`;

/** The mark of the window: equal marks, equal pages. Read once for all who wait at that moment, one read after the other. */
@Injectable()
export class WindowMark {
  private next: Promise<string | null> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /** As it stands at a moment after this call: never of a read that had begun before. null: there is none to rely on. */
  async now(): Promise<string | null> {
    this.next ??= this.last = this.readAfter(this.last);
    return await this.next;
  }

  private async readAfter(before: Promise<unknown>): Promise<string | null> {
    await before;
    await turn(); // all requests that came with this turn of the event loop share it
    this.next = null;
    return await this.read();
  }

  /** A database that does not answer is met again, and told, by whoever makes the page. */
  private async read(): Promise<string | null> {
    try {
      const { rows } = await this.database.pool.query<{ mark: string }>({ name: 'window-mark', text: MARK });
      return rows[0]?.mark ?? null;
    } catch {
      return null;
    }
  }
}
