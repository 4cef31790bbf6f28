import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database, inTransaction } from '../../platform/database.js';
import type { Job } from '../../worker/job.js';
import { JobRegistry } from '../../worker/job-registry.js';

const DAY_MS = 86_400_000;
const PUNCTUALITY_LOCK = 0x676b_7075;

/**
 * Publications on time and late, by unit, domain and month, kept as sums. A watermark follows `done_at`, but an act that was begun before may
 * commit after the watermark has passed it, and a mirrored publication is entered days after it was done. So a run adds nothing: it recounts
 * whole months, from the month before the watermark's on, and once a day all of them. What commits late is counted by the next run, an older
 * month's the next day; running twice changes nothing.
 */
@Injectable()
export class PunctualityJob implements Job, OnModuleInit {
  readonly name = 'punctuality';
  readonly everyMs = 5 * 60 * 1_000;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** One worker at a time: two would count the same. */
  async run(): Promise<number> {
    const now = this.clock.now();
    return await inTransaction(this.database.pool, async (tx) => {
      const { rows } = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
        PUNCTUALITY_LOCK,
      ]);
      if (rows[0]?.mine !== true) return 0;
      const mark = await tx.query<{ month: string | null; recounted_at: Date }>(MARK);
      const [known] = mark.rows;
      const all = known?.month == null || now.getTime() - known.recounted_at.getTime() >= DAY_MS;
      const from = all ? EVER : known.month;
      await tx.query(RECOUNT, [from]);
      await tx.query(MOVE, [all ? now : known.recounted_at]);
      return 0;
    });
  }
}

const EVER = '0001-01';
const MONTH = (moment: string): string => `to_char(${moment} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`;

/** The month before the watermark's. */
const MARK = `SELECT ${MONTH(`(followed_to - interval '1 month')`)} AS month, recounted_at FROM rollup_watermark WHERE rollup = 'punctuality'`;

const RECOUNT = `
WITH counted AS (
  SELECT unit, domain, ${MONTH('done_at')} AS month, count(*) FILTER (WHERE state <> 'late') AS met,
    count(*) FILTER (WHERE state = 'late') AS late
  FROM clock
  WHERE done_at IS NOT NULL AND governs AND act = 'publish'
    AND done_at >= to_date($1, 'YYYY-MM')::timestamp AT TIME ZONE 'Asia/Shanghai'
  GROUP BY 1, 2, 3
), gone AS (
  DELETE FROM punctuality p WHERE p.month >= $1
    AND NOT EXISTS (SELECT 1 FROM counted c WHERE (c.month, c.unit, c.domain) = (p.month, p.unit, p.domain))
)
INSERT INTO punctuality AS p (unit, domain, month, met, late) SELECT unit, domain, month, met, late FROM counted
ON CONFLICT (month, unit, domain) DO UPDATE SET met = excluded.met, late = excluded.late
WHERE (p.met, p.late) IS DISTINCT FROM (excluded.met, excluded.late)`;

const MOVE = `
INSERT INTO rollup_watermark (rollup, followed_to, recounted_at)
SELECT 'punctuality', (SELECT max(done_at) FROM clock WHERE done_at IS NOT NULL AND governs), $1
ON CONFLICT (rollup) DO UPDATE SET followed_to = excluded.followed_to, recounted_at = excluded.recounted_at`;
