import type { Pool } from 'pg';

/**
 * Holds writers of the trail at a barrier: one connection locks the audit table, a second one (outside any transaction, where
 * `pg_stat_activity` is fresh) waits until `count` sessions wait for it, then the lock is let go.
 */
export async function heldAtTheTrail<T>(owner: Pool, count: number, start: () => readonly Promise<T>[]): Promise<T[]> {
  const holder = await owner.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE audit_entry IN EXCLUSIVE MODE');
    const running = start();
    await untilWaiting(owner, count);
    await holder.query('COMMIT');
    return await Promise.all(running);
  } finally {
    holder.release();
  }
}

/** Polls, without a fixed sleep: each query is the wait. */
export async function untilWaiting(owner: Pool, count: number): Promise<void> {
  for (let asked = 0; asked < 2000; asked += 1) {
    const { rows } = await owner.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting, pg_sleep(0.005) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.waiting ?? 0) >= count) return;
  }
  throw new Error(`fewer than ${String(count)} writers came to the barrier`);
}

/** Holds back the answer of the next statement of that name: it has been carried out, and nobody knows yet. */
export function heldAt(pool: Pool, statement: string): { readonly reached: Promise<void>; readonly open: () => void } {
  const query = pool.query.bind(pool) as (asked: unknown, values?: unknown) => Promise<unknown>;
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => {
    const spy = jest.spyOn(pool, 'query').mockImplementation((async (asked: { name?: string }, values?: unknown) => {
      const answer = await query(asked, values);
      if (asked.name !== statement) return answer;
      spy.mockRestore();
      resolve();
      await opened;
      return answer;
    }) as never);
  });
  return { reached, open };
}
