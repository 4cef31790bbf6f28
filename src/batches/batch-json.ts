import type { z } from 'zod';
import type { BatchRow } from './batch-list.js';
import type { batch } from './schemas.js';

/** A batch of `GET /api/v1/channels/{id}/batches`. */
export const batchJson = (row: BatchRow): z.infer<typeof batch> => ({
  ...{ id: row.id, channel: row.channel, unit: row.unit, count: row.count, records: row.records },
  ...{ madeBy: row.made_by, madeAt: row.made_at.toISOString(), leftOut: [...row.left_out] },
  ...{ receipt: row.receipt, evidence: row.evidence, settledBy: row.settled_by },
  settledAt: row.settled_at?.toISOString() ?? null,
  files: row.files.map(({ kind, ending, sha256 }) => ({ url: addressOfFile(row.id, kind, ending), sha256 })),
  deliveries: row.deliveries.map(({ id, item, number, status }) => ({ id, item, number, status })),
});

export const addressOfFile = (batch: string, kind: string, ending: string): string =>
  `/api/v1/batches/${batch}/${kind}.${ending}`;
