import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { WorkflowEngine } from './workflow-engine.js';

interface DueTimer {
  readonly id: string;
  readonly case_id: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const BATCH = 100;

/**
 * Timers propose, the state decides: a timer whose action is no longer possible is settled as refused, and one that fires twice is
 * refused the second time. A timer is settled after its action, so a crash in between only repeats the proposal.
 */
@Injectable()
export class TimerJob {
  readonly name = 'timers';
  readonly everyMs = 1000;

  constructor(
    private readonly database: Database,
    private readonly engine: WorkflowEngine,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const { rows } = await this.database.pool.query<DueTimer>({
      name: 'timer.due',
      text: `SELECT id, case_id, action, input FROM timer WHERE status = 'open' AND due_at <= $1 ORDER BY due_at LIMIT $2`,
      values: [this.clock.now(), BATCH],
    });
    for (const timer of rows) await this.fire(timer);
    return rows.length;
  }

  private async fire({ id, case_id, action, input }: DueTimer): Promise<void> {
    const outcome = await this.engine.propose(case_id, action, input);
    const note = outcome.ok ? null : outcome.refusals.map(({ code }) => code).join(', ');
    await this.database.pool.query({
      name: 'timer.settle',
      text: `UPDATE timer SET status = $2, settled_at = $3, note = $4 WHERE id = $1 AND status = 'open'`,
      values: [id, outcome.ok ? 'fired' : 'refused', this.clock.now(), note],
    });
  }
}
