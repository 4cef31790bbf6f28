import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { newId } from '../../platform/ids.js';

export const KINDS = ['personal', 'secrecy', 'trade-secret', 'other'] as const;
export type ReportKind = (typeof KINDS)[number];

/** What readers say goes into a box; a worker takes it to the people who can act. The window itself touches no case. */
@Injectable()
export class ReportBox {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whether the text can be read now: what is gone needs no report. */
  async takes(number: string): Promise<boolean> {
    const { rowCount } = await this.database.pool.query({
      name: 'window-reportable',
      text: `SELECT FROM publication_state WHERE number = $1 AND visibility = 'current'`,
      values: [number],
    });
    return rowCount === 1;
  }

  async put(number: string, kind: ReportKind, words: string): Promise<boolean> {
    const { rowCount } = await this.database.pool.query({
      name: 'window-report',
      text: `INSERT INTO report (id, case_id, number, unit, domain, kind, words, reported_at)
        SELECT $2, s.case_id, s.number, s.unit, s.domain, $3, $4, $5
        FROM publication_state s WHERE s.number = $1 AND s.visibility = 'current'`,
      values: [number, newId(), kind, words, this.clock.now()],
    });
    return rowCount === 1;
  }
}
