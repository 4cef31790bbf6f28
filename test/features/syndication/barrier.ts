import type { Pool } from 'pg';

/** Starts all the work, lets it wait at the table until everyone stands there, then releases all at once. */
export async function atBarrier<T>(owner: Pool, table: string, work: readonly (() => Promise<T>)[]): Promise<T[]> {
  const gate = await owner.connect();
  try {
    await gate.query('BEGIN');
    await gate.query(`LOCK TABLE ${table} IN SHARE MODE`);
    const started = work.map(async (each) => await each());
    while ((await waiting(owner)) < work.length);
    await gate.query('COMMIT');
    return await Promise.all(started);
  } finally {
    gate.release();
  }
}

async function waiting(owner: Pool): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}
