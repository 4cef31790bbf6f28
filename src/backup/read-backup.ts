import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { inTransaction } from '../platform/database.js';
import { linesOf } from './lines-of.js';
import { migrationsOf, tablesInOrder } from './tables.js';
import { FORMAT } from './write-backup.js';

/** The backup does not fit here; the message says why and what to do. */
export class BackupProblem extends Error {}

const HEAD = z.object({ format: z.literal(FORMAT), migrations: z.array(z.string()) });
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 8 * 1024 * 1024;

/** Reads a backup into an empty database with the same schema: all of it, or nothing. */
export async function readBackup(pool: Pool, file: string): Promise<number> {
  return await inTransaction(pool, async (tx) => {
    await requireEmpty(tx);
    const restore = new Restore(tx);
    for await (const line of linesOf(file)) await restore.take(line);
    return restore.finish();
  });
}

async function requireEmpty(tx: PoolClient): Promise<void> {
  for (const table of await tablesInOrder(tx)) {
    const found = await tx.query(`SELECT 1 FROM ${tx.escapeIdentifier(table)} LIMIT 1`);
    if (found.rows.length > 0)
      throw new BackupProblem(
        `the table ${table} holds something already: a backup is read only into a database (or a DATA_DIR) in which ` +
          'the application has never run',
      );
  }
}

class Restore {
  private known: ReadonlySet<string> | null = null;
  private table: string | null = null;
  private batch: string[] = [];
  private size = 0;
  private rows = 0;
  private ended = false;

  constructor(private readonly tx: PoolClient) {}

  async take(line: string): Promise<void> {
    if (this.known === null) {
      this.known = await this.checkHead(line);
      return;
    }
    const table = /^\{"table":"(\w+)"\}$/.exec(line)?.[1];
    const end = /^\{"end":(\d+)\}$/.exec(line)?.[1];
    if (table === undefined && end === undefined) {
      await this.add(line);
      return;
    }
    await this.flush();
    if (table !== undefined && !this.known.has(table))
      throw new BackupProblem(`the backup has an unknown table ${table}`);
    this.table = table ?? null;
    this.ended = end !== undefined && Number(end) === this.rows;
  }

  finish(): number {
    if (!this.ended) throw new BackupProblem('the backup is cut off: its last line is missing or counts other rows');
    return this.rows;
  }

  private async checkHead(line: string): Promise<ReadonlySet<string>> {
    const head = HEAD.safeParse(JSON.parse(line));
    if (!head.success) throw new BackupProblem('this file is no backup of this application');
    const here = await migrationsOf(this.tx);
    if (here.join() !== head.data.migrations.join())
      throw new BackupProblem(
        `the backup was made with the migrations ${head.data.migrations.join(', ')}; here are ${here.join(', ')}. ` +
          'Restore with the version that made it, then upgrade.',
      );
    return new Set(await tablesInOrder(this.tx));
  }

  private async add(line: string): Promise<void> {
    this.batch.push(line);
    this.size += line.length;
    if (this.batch.length >= BATCH_ROWS || this.size >= BATCH_CHARACTERS) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.batch.length === 0) return;
    if (this.table === null) throw new BackupProblem('the backup has a row outside any table');
    const name = this.tx.escapeIdentifier(this.table);
    const columns = await this.columnsOf(this.table);
    const text = `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`;
    await this.tx.query(text, [`[${this.batch.join(',')}]`]);
    this.rows += this.batch.length;
    this.batch = [];
    this.size = 0;
  }

  /** Without those that the database makes itself. */
  private async columnsOf(table: string): Promise<string> {
    const { rows } = await this.tx.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
      [table],
    );
    return rows.map(({ name }) => this.tx.escapeIdentifier(name)).join(', ');
  }
}
