import { Injectable } from '@nestjs/common';
import { delegationsOf } from '../../database/delegations-of.js';
import type { Delegation, Role } from '../../domain/actor.js';
import type { NewHolder } from '../../domain/authority/reassigning.js';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import { Database } from '../../platform/database.js';

interface HolderRow {
  readonly account: string;
  readonly person: string;
  readonly unit: string;
  readonly roles: Role[];
  readonly active: boolean;
  readonly delegations: Delegation[];
}

/** Which case a task belongs to, and who might have it. */
@Injectable()
export class TaskFinder {
  constructor(private readonly database: Database) {}

  async caseOf(task: string): Promise<string | null> {
    const query = { name: 'task.case', text: 'SELECT case_id FROM task WHERE id = $1', values: [task] };
    const { rows } = await this.database.pool.query<{ case_id: string }>(query);
    return rows[0]?.case_id ?? null;
  }

  /** One account, active or not, with the delegations it may use today. */
  async holder(account: string, now: Date): Promise<NewHolder | null> {
    const values = [account, dateInShanghai(now.toISOString())];
    const { rows } = await this.database.pool.query<HolderRow>({ name: 'people.holder', text: HOLDER, values });
    return rows[0] ?? null;
  }

  /** The active accounts of these units, with the delegations they may use today. */
  async holdersOf(units: readonly string[], now: Date): Promise<readonly NewHolder[]> {
    const values = [units, dateInShanghai(now.toISOString())];
    const { rows } = await this.database.pool.query<HolderRow>({ name: 'people.holders', text: HOLDERS, values });
    return rows;
  }
}

const COLUMNS = `
SELECT account.id AS account, account.person, account.unit, account.roles, account.active,
  ${delegationsOf('account', '$2::date')} AS delegations
FROM account`;
const HOLDER = `${COLUMNS} WHERE account.id = $1`;
const HOLDERS = `${COLUMNS} WHERE account.active AND account.unit = ANY ($1::text[]) ORDER BY account.unit, account.id`;
