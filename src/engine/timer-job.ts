import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, inTransaction } from '../platform/database.js';
import { WorkflowEngine } from './workflow-engine.js';

interface DueTimer {
  readonly id: string;
  readonly case_id: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const BATCH = 100;
/** Advisory lock of the worker that fires timers. */
const TIMER_LOCK = 0x676b_7469;

/**
 * Timers propose, the state decides: a timer whose action is no longer possible is settled as refused, and one that fires twice is
 * refused the second time. A timer is settled after its action, so a crash in between only repeats the proposal.
 */
@Injectable()
export class TimerJob {
  readonly name = 'timers';
  readonly everyMs = 1000;
  private readonly logger = new Logger('timers');

  constructor(
    private readonly database: Database,
    private readonly engine: WorkflowEngine,
    private readonly clock: Clock,
  ) {}

  /** One worker at a time: a second one would only be refused. The lock ends with its connection. */
  async run(): Promise<number> {
    return await inTransaction(this.database.pool, async (tx) => {
      const { rows } = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [TIMER_LOCK]);
      return rows[0]?.mine === true ? await this.fireDue() : 0;
    });
  }

  private async fireDue(): Promise<number> {
    const { rows } = await this.database.pool.query<DueTimer>({
      name: 'timer.due',
      text: `SELECT id, case_id, action, input FROM timer WHERE status = 'open' AND due_at <= $1 ORDER BY due_at LIMIT $2`,
      values: [this.clock.now(), BATCH],
    });
    for (const timer of rows) await this.fireOrPutOff(timer);
    return rows.length;
  }

  /** A timer whose proposal breaks is tried again a minute later and holds up no other. */
  private async fireOrPutOff(timer: DueTimer): Promise<void> {
    try {
      await this.fire(timer);
    } catch (cause) {
      this.logger.error({
        msg: 'a timer broke',
        timer: timer.id,
        case: timer.case_id,
        action: timer.action,
        err: cause,
      });
      await this.database.pool.query({
        name: 'timer.put-off',
        text: `UPDATE timer SET due_at = $2::timestamptz + interval '1 minute', note = $3 WHERE id = $1 AND settled_at IS NULL`,
        values: [timer.id, this.clock.now(), String(cause)],
      });
    }
  }

  private async fire({ id, case_id, action, input }: DueTimer): Promise<void> {
    const outcome = await this.engine.propose(case_id, action, input);
    const note = outcome.ok ? null : outcome.refusals.map(({ code }) => code).join(', ');
    await this.database.pool.query({
      name: 'timer.settle',
      text: `UPDATE timer SET status = $2, settled_at = $3, note = $4 WHERE id = $1 AND settled_at IS NULL`,
      values: [id, outcome.ok ? 'fired' : 'refused', this.clock.now(), note],
    });
  }
}
