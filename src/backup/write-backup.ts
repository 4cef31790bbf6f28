import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../platform/database.js';
import { migrationsOf, tablesInOrder } from './tables.js';

export const FORMAT = 'gongkai-backup-1';
const ROWS_AT_ONCE = 200;

/**
 * Writes one snapshot of everything, while the application goes on working: gzip of lines of JSON. A line is the head, a
 * table's name, a row of that table as PostgreSQL writes it (exact numbers and instants, bytes in hexadecimal), or the end.
 */
export async function writeBackup(pool: Pool, file: string): Promise<number> {
  const counted = { rows: 0 };
  const aside = `${file}.part`;
  await inTransaction(pool, async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await pipeline(Readable.from(lines(tx, counted)), createGzip(), createWriteStream(aside, { mode: 0o600 }));
  });
  await rename(aside, file);
  return counted.rows;
}

async function* lines(tx: PoolClient, counted: { rows: number }): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: FORMAT, migrations: await migrationsOf(tx) })}\n`;
  for (const table of await tablesInOrder(tx)) {
    yield `${JSON.stringify({ table })}\n`;
    await tx.query(
      `DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS line FROM ${tx.escapeIdentifier(table)} t`,
    );
    for (;;) {
      const { rows } = await tx.query<{ line: string }>(`FETCH ${ROWS_AT_ONCE} FROM rows`);
      if (rows.length === 0) break;
      counted.rows += rows.length;
      yield rows.map((row) => `${row.line}\n`).join('');
    }
    await tx.query('CLOSE rows');
  }
  yield `${JSON.stringify({ end: counted.rows })}\n`;
}
