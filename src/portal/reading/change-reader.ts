import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import { LIST_COLUMNS, type ListRow } from './rows.js';

export interface ChangeRow {
  readonly position: string; // bigint
  readonly kind: string;
  readonly changedNumber: string;
  readonly changedVersion: number;
  readonly changedAt: Date;
}

/** Changes of the window in the order of their positions, each with what stands under the number now. */
@Injectable()
export class ChangeReader {
  constructor(private readonly database: Database) {}

  async after(position: string, limit: number): Promise<(ChangeRow & ListRow)[]> {
    const { rows } = await this.database.pool.query<ChangeRow & ListRow>({
      name: 'window-changes',
      text: CHANGES,
      values: [position, limit],
    });
    return rows;
  }
}

export const CHANGES = `
SELECT w.position::text AS position, w.kind, w.number AS "changedNumber", w.version AS "changedVersion", w.at AS "changedAt",
  ${LIST_COLUMNS}
FROM (SELECT * FROM window_change WHERE position > $1::bigint ORDER BY position LIMIT $2) w
JOIN publication_state s ON s.number = w.number JOIN publication p ON p.id = s.publication
ORDER BY w.position`;
