import { Logger } from '@nestjs/common';
import type { Clock } from '../platform/clock.js';
import type { Queryable } from '../platform/database.js';
import type { Job } from '../worker/job.js';
import type { OutcomeDoor } from './outcome-door.js';

const BATCH = 50;
const LEASE_MS = 60_000;
/** Cases at a time; the channels of one case are told one after the other, since they write the same row. */
const AT_ONCE = 4;

interface Settled {
  readonly id: string;
  readonly caseId: string;
  readonly channel: string;
  readonly status: 'delivered' | 'failed';
}

const ACTION = { delivered: 'DELIVERED', failed: 'DELIVERY_FAILED' } as const;

/** Tells the engine how deliveries ended. A report that is lost is made again; the machine takes a repeated one without harm. */
export class ReportJob implements Job {
  readonly name = 'report-deliveries';
  readonly everyMs = 1_000;
  private readonly logger = new Logger('syndication');

  constructor(
    private readonly db: Queryable,
    private readonly clock: Clock,
    private readonly door: () => OutcomeDoor,
  ) {}

  async run(): Promise<number> {
    const settled = await this.claim();
    const faults: unknown[] = [];
    const cases = byCase(settled);
    const lane = async (): Promise<void> => {
      for (let next = cases.shift(); next !== undefined; next = cases.shift())
        for (const delivery of next) await this.report(delivery).catch((fault: unknown) => faults.push(fault));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    if (faults.length > 0)
      throw new AggregateError(faults, `${faults.length} of ${settled.length} outcomes could not be reported`);
    return settled.length;
  }

  private async report(delivery: Settled): Promise<void> {
    const { id, caseId, channel, status } = delivery;
    const answer = await this.door().propose(caseId, ACTION[status], { delivery: id, channel });
    if (!answer.ok) {
      const reasons = answer.refusals.map((refusal) => refusal.code).join(', ');
      this.logger.warn({ msg: `the case no longer takes ${ACTION[status]}`, delivery: id, case: caseId, reasons });
    }
    await this.db.query({
      name: 'delivery-reported',
      text: 'UPDATE delivery SET reported = true, locked_until = NULL WHERE id = $1',
      values: [id],
    });
  }

  private async claim(): Promise<readonly Settled[]> {
    const now = this.clock.now();
    const { rows } = await this.db.query<Settled>({
      name: 'delivery-claim-settled',
      text: CLAIM,
      values: [now, new Date(now.getTime() + LEASE_MS), BATCH],
    });
    return rows;
  }
}

function byCase(settled: readonly Settled[]): Settled[][] {
  const cases = new Map<string, Settled[]>();
  for (const one of settled) cases.set(one.caseId, [...(cases.get(one.caseId) ?? []), one]);
  return [...cases.values()];
}

const CLAIM = `
WITH settled AS MATERIALIZED (
  SELECT id FROM delivery
  WHERE status <> 'pending' AND NOT reported AND (locked_until IS NULL OR locked_until <= $1::timestamptz)
  ORDER BY settled_at LIMIT $3 FOR UPDATE SKIP LOCKED
)
UPDATE delivery d SET locked_until = $2::timestamptz FROM settled WHERE d.id = settled.id
RETURNING d.id, d.case_id AS "caseId", d.channel, d.status`;
