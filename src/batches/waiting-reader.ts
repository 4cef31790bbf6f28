import { Injectable } from '@nestjs/common';
import type { BatchScope } from '../domain/authority/batch-scope.js';
import type { Fileable } from '../domain/exchange/dual-publicity/filing.js';
import { Database } from '../platform/database.js';

/** A delivery that waits for a person to file it. */
export interface Waiting extends Fileable {
  readonly unit: string;
  /** Empty where the content is closed. */
  readonly title: string;
  readonly created_at: Date;
  /** Why the platform gave it back the last time. */
  readonly last_error: string | null;
}

/** As many as one batch takes; what is over waits for the next. */
export const MOST_DELIVERIES = 300;

@Injectable()
export class WaitingReader {
  constructor(private readonly database: Database) {}

  /** The oldest first, within the scope or of one unit of it. */
  async of(channel: string, scope: BatchScope): Promise<readonly Waiting[]> {
    if (scope.kind === 'none') return [];
    const all = scope.kind === 'all';
    const { rows } = await this.database.pool.query<Waiting>({
      name: all ? 'batch.waiting' : 'batch.waiting-of-units',
      text: waitingText(!all),
      values: [channel, MOST_DELIVERIES, ...(all ? [] : [scope.units])],
    });
    return rows;
  }
}

/** The version a publication was made from was kept in the same statement, at the same instant. */
const recordsOf = (publication: string): string => `SELECT v.content -> 'creditRecords' FROM item_version v
    WHERE v.item = ${publication}.case_id AND v.published_at = ${publication}.published_at LIMIT 1`;

export const waitingText = (ofUnits: boolean): string => `
SELECT d.id, d.case_id AS item, d.number, p.version, d.sequence, d.operation, s.visibility, c.unit,
  CASE WHEN i.quarantined THEN '' ELSE p.title END AS title, d.created_at, d.last_error,
  coalesce((${recordsOf('p')}), '[]') AS records, coalesce(f.records, '[]') AS filed
FROM delivery d
JOIN workflow_case c ON c.id = d.case_id
JOIN publication p ON p.id = d.publication
JOIN publication_state s ON s.number = d.number
LEFT JOIN item i ON i.id = d.case_id
LEFT JOIN LATERAL (
  SELECT (${recordsOf('q')}) AS records FROM delivery e JOIN publication q ON q.id = e.publication
  WHERE e.case_id = d.case_id AND e.channel = d.channel AND e.number = d.number AND e.sequence < d.sequence
    AND (e.status = 'delivered' OR e.batch IS NOT NULL)
  ORDER BY e.sequence DESC LIMIT 1) f ON true
WHERE d.channel = $1 AND d.status = 'manual' AND d.batch IS NULL${ofUnits ? ' AND c.unit = ANY ($3::text[])' : ''}
ORDER BY d.created_at, d.id LIMIT $2`;
