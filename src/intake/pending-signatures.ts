import { Injectable } from '@nestjs/common';
import type { ReadScope } from '../domain/authority/read-scope.js';
import { Database } from '../platform/database.js';

/** An approval that waits for its signature. */
export interface PendingRow {
  readonly id: string;
  readonly title: string;
  readonly entry: string;
  readonly unit: string;
  readonly state: string;
  readonly signer: string; // name, or the account where there is none any more
  readonly medium: string;
  readonly recorded_at: string; // instant, ISO
  readonly recorded_by: string;
}

/** 待补签: oldest first, of those cases the asker may read. */
@Injectable()
export class PendingSignatures {
  constructor(private readonly database: Database) {}

  /** @param after key of the last row of the page already seen */
  async list(scope: ReadScope, after: readonly [string, string] | null, limit: number): Promise<readonly PendingRow[]> {
    if (scope.kind === 'none') return [];
    const { rows } = await this.database.pool.query<PendingRow>({
      name: 'signature.pending',
      text: LIST,
      values: [scope.kind === 'unit' ? scope.unit : null, after?.[0] ?? null, after?.[1] ?? null, limit],
    });
    return rows;
  }
}

const LIST = `
SELECT c.id, i.shown_title AS title, i.entry, c.unit, c.state, coalesce(a.person, c.facts #>> '{pendingSignature,signer}') AS signer,
  c.facts #>> '{pendingSignature,medium}' AS medium, c.facts #>> '{pendingSignature,recordedAt}' AS recorded_at,
  coalesce(b.person, c.facts #>> '{pendingSignature,recordedBy}') AS recorded_by
FROM workflow_case c JOIN item i ON i.id = c.id
LEFT JOIN account a ON a.id = c.facts #>> '{pendingSignature,signer}'
LEFT JOIN account b ON b.id = c.facts #>> '{pendingSignature,recordedBy}'
WHERE c.facts #>> '{pendingSignature,signer}' IS NOT NULL AND c.facts #>> '{pendingSignature,confirmedAt}' IS NULL
  AND ($1::text IS NULL OR c.facts -> 'units' ? $1)
  AND ($2::text IS NULL OR (c.facts #>> '{pendingSignature,recordedAt}', c.id) > ($2, $3::uuid))
ORDER BY c.facts #>> '{pendingSignature,recordedAt}', c.id LIMIT $4`;
