import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import type { CaseRow } from './case-row.js';
import { withClocks } from './clock-parts.js';
import type { ClockWrites } from './clock-plan.js';
import { Statement } from './statement.js';

/** An open clock counted on an older calendar. */
export interface StaleClock {
  readonly case_id: string;
  readonly version: number;
  readonly rule: string;
  readonly calendar: string;
  readonly start_at: string | null;
  readonly due: string | null;
}

/** Where a sweep has got to. */
export type StaleKey = Pick<StaleClock, 'calendar' | 'case_id' | 'version' | 'rule'>;

export const FIRST: StaleKey = { calendar: '', case_id: '00000000-0000-0000-0000-000000000000', version: 0, rule: '' };

/** Clocks whose calendar is not the newest: found by index, brought up without a word where nothing moved. */
@Injectable()
export class RecountStore {
  constructor(private readonly database: Database) {}

  /** A page in the order of `clock_by_calendar`; versions of the calendar compare as texts. */
  async stale(calendar: string, after: StaleKey, limit: number): Promise<readonly StaleClock[]> {
    const { rows } = await this.database.pool.query<StaleClock>({
      name: 'clock.stale',
      text: STALE,
      values: [calendar, after.calendar, after.case_id, after.version, after.rule, limit],
    });
    return rows;
  }

  /** Cases from before clocks were stored (index `case_unclocked`). */
  async unclocked(after: string, limit: number): Promise<readonly string[]> {
    const { rows } = await this.database.pool.query<{ id: string }>({
      name: 'clock.unclocked',
      text: 'SELECT id FROM workflow_case WHERE NOT clocked AND id > $1 ORDER BY id LIMIT $2',
      values: [after, limit],
    });
    return rows.map(({ id }) => id);
  }

  /** Clocks that the new calendar cannot touch; one that was written meanwhile is left for the next look. */
  async leave(clocks: readonly StaleClock[], calendar: string): Promise<void> {
    if (clocks.length === 0) return;
    await this.database.pool.query({ name: 'clock.leave', text: LEAVE, values: [JSON.stringify(clocks), calendar] });
  }

  /** Rewrites the open clocks of a case; false when it was changed since it was read. */
  async bringUp(row: CaseRow, clocks: ClockWrites): Promise<boolean> {
    const statement = new Statement().with(
      'c',
      `UPDATE workflow_case SET clocked = true WHERE id = $id::uuid AND guard = $guard::int RETURNING id`,
      { id: row.id, guard: row.guard },
    );
    withClocks(statement, { clocks });
    const { rows } = await this.database.pool.query<{ written: number }>(statement.query('recount'));
    return rows[0]?.written === 1;
  }
}

const STALE = `
SELECT case_id, version, rule, calendar, start_at, due FROM clock
WHERE done_at IS NULL AND calendar < $1 AND (calendar, case_id, version, rule) > ($2, $3::uuid, $4, $5)
ORDER BY calendar, case_id, version, rule LIMIT $6`;
const LEAVE = `
UPDATE clock SET calendar = $2
FROM jsonb_to_recordset($1::jsonb) AS g(case_id uuid, version int, rule text, calendar text, start_at text, due text)
WHERE clock.case_id = g.case_id AND clock.version = g.version AND clock.rule = g.rule AND clock.done_at IS NULL
  AND clock.calendar = g.calendar AND clock.start_at IS NOT DISTINCT FROM g.start_at AND clock.due IS NOT DISTINCT FROM g.due`;
