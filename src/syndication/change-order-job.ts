import { inTransaction, type Database } from '../platform/database.js';
import type { Job } from '../worker/job.js';

/** Who gives positions is decided by this advisory lock ("order" in ASCII); it ends with the transaction, also when the process dies. */
const ELECTION = 0x6f72646572;
const BATCH = 1_000;

/**
 * Gives each committed change of the window its position, one worker at a time. Writers leave a row without one in their own transaction:
 * whatever commits late gets a later position, so that a reader who goes on from a position can never miss it - as no clock and no
 * sequence that a writer takes could promise.
 */
export class ChangeOrderJob implements Job {
  readonly name = 'change-order';
  readonly everyMs = 500;

  constructor(private readonly database: Pick<Database, 'pool'>) {}

  async run(): Promise<number> {
    const waits = await this.database.pool.query<{ waits: boolean }>({
      name: 'change.waits',
      text: 'SELECT EXISTS (SELECT FROM window_change WHERE position IS NULL) AS waits',
    });
    if (waits.rows[0]?.waits !== true) return 0;
    const placed = await inTransaction(this.database.pool, async (tx) => {
      const tried = await tx.query<{ elected: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS elected', [ELECTION]);
      return tried.rows[0]?.elected === true ? ((await tx.query(PLACE, [BATCH])).rowCount ?? 0) : 0;
    });
    return placed < BATCH ? 0 : placed;
  }
}

/** A statement of its own after the lock: it sees what the worker before has committed. */
const PLACE = `
UPDATE window_change AS w SET position = n.last + n.nth
FROM (SELECT id, row_number() OVER (ORDER BY written, id) AS nth, (SELECT coalesce(max(position), 0) FROM window_change) AS last
  FROM (SELECT id, written FROM window_change WHERE position IS NULL ORDER BY written, id LIMIT $1) waiting) n
WHERE w.id = n.id`;
