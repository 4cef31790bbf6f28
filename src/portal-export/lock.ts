import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../platform/database.js';

/**
 * Does the work alone: one export of a folder at a time, decided by an advisory lock that ends with its transaction, also when the
 * process dies. `null`: another one is at it. Before what cannot be taken back the work asks whether the lock still holds.
 */
export async function alone<T>(
  pool: Pool,
  folder: string,
  work: (stillAlone: () => Promise<void>) => Promise<T>,
): Promise<T | null> {
  return await inTransaction(pool, async (tx) => {
    if (!(await elected(tx, folder))) return null;
    return await work(async () => {
      await tx.query('SELECT 1');
    });
  });
}

async function elected(tx: PoolClient, folder: string): Promise<boolean> {
  const key = createHash('sha256').update(`portal-export ${folder}`).digest().readBigInt64BE(0).toString();
  await tx.query('SET LOCAL idle_in_transaction_session_timeout = 0');
  const tried = await tx.query<{ elected: boolean }>('SELECT pg_try_advisory_xact_lock($1::bigint) AS elected', [key]);
  return tried.rows[0]?.elected === true;
}
