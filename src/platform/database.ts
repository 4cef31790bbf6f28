import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';

/** What a query needs: the transaction handle is a required argument, never ambient. */
export type Queryable = Pick<PoolClient, 'query'>;

/** The one pool of the process; it is TypeORM's own, so that both share one limit of connections. */
@Injectable()
export class Database {
  constructor(readonly pool: Pool) {}
}

/** Serialization failure and deadlock: the whole unit of work may be tried again (STYLE, rule 5). */
const RETRYABLE: ReadonlySet<string> = new Set(['40001', '40P01']);

export async function inTransaction<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  let broken: Error | undefined;
  try {
    await tx.query('BEGIN');
    const result = await work(tx);
    await tx.query('COMMIT');
    return result;
  } catch (cause) {
    await tx.query('ROLLBACK').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw cause;
  } finally {
    tx.release(broken);
  }
}

/** Tries the whole unit of work again, `times` at most in all, when the database asks for it by SQLSTATE. */
export async function retrying<T>(times: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (cause) {
      if (attempt >= times || !RETRYABLE.has(sqlState(cause) ?? '')) throw cause;
    }
  }
}

/** The SQLSTATE of a database error (PostgreSQL, appendix A), or undefined for anything else. */
export function sqlState(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
