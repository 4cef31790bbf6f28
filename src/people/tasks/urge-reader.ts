import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';

export interface UrgeRow {
  readonly id: string;
  readonly key_at: string;
  readonly task: string;
  readonly step: string;
  readonly by: string;
  readonly person: string;
  readonly message: string | null;
  readonly acknowledged_by: string | null;
  readonly acknowledged_person: string | null;
  readonly acknowledged_at: Date | null;
}

/** Who urged what on a case, and who has acknowledged it. Whether the asker may see the case is the caller's question. */
@Injectable()
export class UrgeReader {
  constructor(private readonly database: Database) {}

  /** Newest first, by key. */
  async of(caseId: string, after: readonly [string, string] | null, limit: number): Promise<UrgeRow[]> {
    const { rows } = await this.database.pool.query<UrgeRow>({
      name: `urge.of-case${after === null ? '' : '-after'}`,
      text: `${SELECT} ${after === null ? '' : 'AND (u.at, u.id) < ($3::timestamptz, $4::uuid)'} ORDER BY u.at DESC, u.id DESC LIMIT $2`,
      values: [caseId, limit, ...(after ?? [])],
    });
    return rows;
  }
}

const SELECT = `
SELECT u.id, to_char(u.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at, u.task, t.step, u.by, a.person, u.message,
  u.acknowledged_by, k.person AS acknowledged_person, u.acknowledged_at
FROM urge u JOIN task t ON t.id = u.task JOIN account a ON a.id = u.by LEFT JOIN account k ON k.id = u.acknowledged_by
WHERE u.case_id = $1`;
