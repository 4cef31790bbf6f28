import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import type { StoredClock } from './stored-clock.js';

/** A clock whose next rung is due, as its row says. */
export interface DueClock extends Omit<StoredClock, 'state' | 'ends_at' | 'provisional' | 'calendar'> {
  readonly case_id: string;
  readonly next_rung_at: string;
}

/** The clocks that are due to be told of, found by what is due and not by what is open (index `clock_rung_due`). */
@Injectable()
export class ClockRungs {
  constructor(private readonly database: Database) {}

  /** @param days whether people are at work: by night only clocks in hours are told */
  async due(now: Date, days: boolean, most: number): Promise<readonly DueClock[]> {
    const { rows } = await this.database.pool.query<DueClock>(dueStatement(now, days, most));
    return rows;
  }

  /** A rung that cannot be told now is looked at again later, or never; one that was told meanwhile stays as it is. */
  async putOff({ case_id, version, rule, next_rung_at }: DueClock, until: string | null): Promise<void> {
    await this.database.pool.query({
      name: 'clock.put-off',
      text: `UPDATE clock SET next_rung_at = $5::timestamptz
        WHERE case_id = $1 AND version = $2 AND rule = $3 AND next_rung_at = $4::timestamptz`,
      values: [case_id, version, rule, next_rung_at, until],
    });
  }
}

export const dueStatement = (now: Date, days: boolean, most: number) => ({
  name: days ? 'clock.due' : 'clock.due-by-night',
  text: `SELECT case_id, version, rule, act, binding, governs, in_hours, start_at, to_char(not_before, 'YYYY-MM-DD') AS not_before, due,
      done_at, rung, to_char(next_rung_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS next_rung_at
    FROM clock WHERE next_rung_at <= $1::timestamptz${days ? '' : ' AND in_hours'} ORDER BY clock.next_rung_at LIMIT $2`,
  values: [now.toISOString(), most],
});
