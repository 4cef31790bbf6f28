import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { JURISDICTION } from '../../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import { Clock } from '../../platform/clock.js';
import { Database, inTransaction } from '../../platform/database.js';
import type { Job } from '../../worker/job.js';
import { JobRegistry } from '../../worker/job-registry.js';
import { workingDaysAround } from '../working-time.js';

/** Pace of all units together, beside those of each. */
export const ALL_UNITS = '*';
const YEAR = 365;
const PACE_LOCK = 0x676b_7061;

/**
 * How long each step takes in each unit: the median over the tasks people finished in the past year, in working days from the day the task
 * was opened to the day it was done. Tasks that closed without an act tell nothing. All finished tasks of a year are read, four times a day.
 */
@Injectable()
export class PaceJob implements Job, OnModuleInit {
  readonly name = 'step-pace';
  readonly everyMs = 6 * 60 * 60 * 1_000;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** One worker at a time; what it writes replaces what was there. */
  async run(): Promise<number> {
    const now = this.clock.now();
    const days = workingDaysAround(this.jurisdiction.calendar, now, 2 * YEAR);
    return await inTransaction(this.database.pool, async (tx) => {
      const { rows } = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [PACE_LOCK]);
      if (rows[0]?.mine !== true) return 0;
      await tx.query('DELETE FROM step_pace');
      await tx.query({ text: PACE, values: [now, YEAR, days, ALL_UNITS] });
      return 0;
    });
  }
}

const WORKING_DAY = (moment: string): string =>
  `width_bucket((${moment} AT TIME ZONE 'Asia/Shanghai')::date, $3::date[])`;

const PACE = `
INSERT INTO step_pace (unit, step, median, sample, computed_at)
SELECT coalesce(t.unit, $4), t.step, percentile_cont(0.5) WITHIN GROUP (ORDER BY t.days), count(*), $1
FROM (SELECT unit, step, greatest(0, ${WORKING_DAY('ended_at')} - ${WORKING_DAY('opened_at')})::float8 AS days
  FROM task WHERE status = 'done' AND ended_at > $1::timestamptz - make_interval(days => $2) AND ended_at <= $1) t
GROUP BY GROUPING SETS ((t.unit, t.step), (t.step))`;
