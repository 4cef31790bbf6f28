import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';

/** Mails a person may do without. What is not here is always sent: overdue notices, clocks in hours, supervision orders. */
export const CHOOSABLE = [
  'digest',
  'task-assigned',
  'rung',
  'urged',
  'returned',
  'published',
  'withheld',
  'released',
  'taken-down',
  'repealed',
  'delivery-failed',
] as const;
export type Choosable = (typeof CHOOSABLE)[number];

/** Which mails each person does without; in the house everything is told. */
@Injectable()
export class Choices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async wanted(account: string): Promise<ReadonlySet<Choosable>> {
    const { rows } = await this.database.pool.query<{ without: readonly string[] }>({
      name: 'notice-choice.read',
      text: 'SELECT without FROM notice_choice WHERE account = $1',
      values: [account],
    });
    return new Set(CHOOSABLE.filter((kind) => rows[0]?.without.includes(kind) !== true));
  }

  /** @param wanted kinds to be mailed; names that are nobody's choice change nothing */
  async choose(account: string, wanted: readonly string[]): Promise<void> {
    await this.database.pool.query({
      name: 'notice-choice.write',
      text: `INSERT INTO notice_choice (account, without, changed_at) VALUES ($1, $2, $3)
        ON CONFLICT (account) DO UPDATE SET without = excluded.without, changed_at = excluded.changed_at`,
      values: [account, CHOOSABLE.filter((kind) => !wanted.includes(kind)), this.clock.now()],
    });
  }
}
