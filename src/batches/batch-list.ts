import { Injectable } from '@nestjs/common';
import type { BatchScope } from '../domain/authority/batch-scope.js';
import type { RecordKind } from '../domain/exchange/dual-publicity/table.js';
import { Database } from '../platform/database.js';
import type { Ending } from './batch-store.js';

export interface BatchRow {
  readonly id: string;
  readonly channel: string;
  readonly unit: string | null;
  readonly made_by: string;
  readonly made_at: Date;
  readonly key_at: string;
  readonly count: number;
  readonly records: number;
  readonly left_out: readonly string[];
  readonly receipt: string | null;
  readonly evidence: string | null;
  readonly settled_by: string | null;
  readonly settled_at: Date | null;
  readonly files: readonly { readonly kind: RecordKind; readonly ending: Ending; readonly sha256: string }[];
  /** Those that are in it still: what was given back is not. */
  readonly deliveries: readonly BatchDelivery[];
}

export interface BatchDelivery {
  readonly id: string;
  readonly item: string;
  readonly number: string;
  readonly title: string;
  readonly status: 'manual' | 'pending' | 'delivered' | 'failed' | 'superseded';
}

export const PAGE = 20;

@Injectable()
export class BatchList {
  constructor(private readonly database: Database) {}

  /** Newest first, one more than a page. */
  async of(
    channel: string,
    scope: BatchScope,
    after: readonly [at: string, id: string] | null,
  ): Promise<readonly BatchRow[]> {
    if (scope.kind === 'none') return [];
    const all = scope.kind === 'all';
    const { rows } = await this.database.pool.query<BatchRow>({
      name: all ? 'batch.list' : 'batch.list-of-units',
      text: listText(!all),
      values: [channel, after?.[0] ?? null, after?.[1] ?? null, PAGE + 1, ...(all ? [] : [scope.units])],
    });
    return rows;
  }

  async one(id: string): Promise<BatchRow | null> {
    const { rows } = await this.database.pool.query<BatchRow>({
      name: 'batch.one',
      text: `SELECT ${COLUMNS} FROM delivery_batch b WHERE b.id = $1`,
      values: [id],
    });
    return rows[0] ?? null;
  }
}

const COLUMNS = `b.id, b.channel, b.unit, b.made_by, b.made_at,
  to_char(b.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at, b.count, b.records, b.left_out, b.receipt,
  b.evidence, b.settled_by, b.settled_at,
  coalesce((SELECT json_agg(json_build_object('kind', f.kind, 'ending', f.ending, 'sha256', f.sha256) ORDER BY f.kind, f.ending DESC)
    FROM delivery_batch_file f WHERE f.batch = b.id), '[]') AS files,
  coalesce((SELECT json_agg(json_build_object('id', d.id, 'item', d.case_id, 'number', d.number, 'status', d.status,
      'title', CASE WHEN i.quarantined THEN '' ELSE p.title END) ORDER BY d.created_at, d.id)
    FROM delivery d JOIN publication p ON p.id = d.publication LEFT JOIN item i ON i.id = d.case_id WHERE d.batch = b.id), '[]') AS deliveries`;

export const listText = (ofUnits: boolean): string => `
SELECT ${COLUMNS} FROM delivery_batch b
WHERE b.channel = $1 AND ($2::timestamptz IS NULL OR (b.made_at, b.id) < ($2::timestamptz, $3::uuid))${ofUnits ? ' AND b.unit = ANY ($5::text[])' : ''}
ORDER BY b.made_at DESC, b.id DESC LIMIT $4`;
