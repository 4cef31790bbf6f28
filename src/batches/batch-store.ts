import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { RecordKind } from '../domain/exchange/dual-publicity/table.js';
import type { Actor } from '../domain/actor.js';
import { Database, inTransaction } from '../platform/database.js';
import { writeBatchLine } from './batch-trail.js';

export const ENDINGS = ['xlsx', 'csv'] as const;
export type Ending = (typeof ENDINGS)[number];

export interface NewFile {
  readonly kind: RecordKind;
  readonly ending: Ending;
  readonly content: Buffer;
}

export interface NewBatch {
  readonly id: string;
  readonly channel: string;
  /** null: of all units. */
  readonly unit: string | null;
  readonly at: Date;
  readonly deliveries: readonly string[];
  readonly records: number;
  readonly leftOut: readonly string[];
  readonly files: readonly NewFile[];
}

/** What a batch is written to, and what of it is asked for again. */
@Injectable()
export class BatchStore {
  constructor(private readonly database: Database) {}

  /** Each delivery is in one batch: false, and nothing written, when one of them is in another by now, or waits no more. */
  async make(actor: Actor, batch: NewBatch): Promise<boolean> {
    const taken = new Error('taken');
    try {
      await inTransaction(this.database.pool, async (tx) => {
        await insertBatch(tx, actor, batch);
        if (!(await claim(tx, batch))) throw taken;
        await insertFiles(tx, batch);
        const { channel, deliveries, records } = batch;
        const detail = { channel, count: deliveries.length, records };
        await writeBatchLine(tx, actor, { action: 'BATCH_MADE', batch: batch.id, at: batch.at, detail });
      });
      return true;
    } catch (cause) {
      if (cause === taken) return false;
      throw cause;
    }
  }

  async file(batch: string, kind: RecordKind, ending: Ending): Promise<{ content: Buffer; sha256: string } | null> {
    const { rows } = await this.database.pool.query<{ content: Buffer; sha256: string }>({
      name: 'batch.file',
      text: 'SELECT content, sha256 FROM delivery_batch_file WHERE batch = $1 AND kind = $2 AND ending = $3',
      values: [batch, kind, ending],
    });
    return rows[0] ?? null;
  }

  /** The receipt of a batch is entered once; false when another one stands there. The same again goes on where it broke off. */
  async receive(
    batch: string,
    { receipt, evidence, by, at }: { receipt: string | null; evidence: string; by: string; at: Date },
  ): Promise<boolean> {
    const { rowCount } = await this.database.pool.query({
      name: 'batch.receive',
      text: `UPDATE delivery_batch SET receipt = $2, evidence = coalesce(evidence, $3), settled_by = coalesce(settled_by, $4),
          settled_at = coalesce(settled_at, $5)
        WHERE id = $1 AND (settled_at IS NULL OR receipt IS NOT DISTINCT FROM $2)`,
      values: [batch, receipt, evidence, by, at],
    });
    return rowCount === 1;
  }

  /** Out of the batch, and waiting again with what the platform said. */
  async putBack(batch: string, delivery: string, reason: string): Promise<void> {
    await this.database.pool.query({
      name: 'batch.put-back',
      text: 'UPDATE delivery SET batch = NULL, last_error = $3 WHERE id = $2 AND batch = $1',
      values: [batch, delivery, reason],
    });
  }
}

async function insertBatch(tx: PoolClient, { account }: Actor, batch: NewBatch): Promise<void> {
  const { id, channel, unit, at, deliveries, records, leftOut } = batch;
  await tx.query(
    `INSERT INTO delivery_batch (id, channel, unit, made_by, made_at, count, records, left_out) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, channel, unit, account, at, deliveries.length, records, leftOut],
  );
}

async function claim(tx: PoolClient, { id, deliveries }: NewBatch): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE delivery SET batch = $1, last_error = NULL WHERE id = ANY ($2::uuid[]) AND batch IS NULL AND status = 'manual'`,
    [id, deliveries],
  );
  return rowCount === deliveries.length;
}

async function insertFiles(tx: PoolClient, { id, files }: NewBatch): Promise<void> {
  for (const { kind, ending, content } of files)
    await tx.query(
      'INSERT INTO delivery_batch_file (batch, kind, ending, sha256, content) VALUES ($1, $2, $3, $4, $5)',
      [id, kind, ending, createHash('sha256').update(content).digest('hex'), content],
    );
}
