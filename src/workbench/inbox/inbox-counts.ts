import { Injectable } from '@nestjs/common';
import { desksOf, type TaskScope } from '../../inbox/task-scope.js';
import { Database } from '../../platform/database.js';

export interface Counts {
  readonly todo: number;
  readonly claimed: number;
  readonly mine: number;
}

/** How much waits, counted to a hundred: nobody needs to know whether it is 240 or 241. */
export const MOST = 100;

@Injectable()
export class InboxCounts {
  constructor(private readonly database: Database) {}

  async of(scope: TaskScope, today: string): Promise<Counts> {
    const desks = desksOf(scope);
    const { rows } = await this.database.pool.query<Counts>({
      name: 'workbench.inbox-counts',
      text: COUNTS,
      values: [
        ...[scope.account, scope.unit, desks.map(({ role }) => role), today],
        ...[desks.map(({ principal }) => principal), desks.map(({ unclaimed }) => unclaimed)],
      ],
    });
    return rows[0] ?? { todo: 0, claimed: 0, mine: 0 };
  }
}

/** The conditions of the lists themselves (inbox-queries.ts). */
const COUNTS = `
SELECT
  (SELECT count(*)::int FROM (
    SELECT 1 FROM unnest($3::text[], $5::text[], $6::boolean[]) AS r(role, principal, unclaimed)
    JOIN task t ON t.status = 'open' AND t.unit = $2 AND t.role = r.role
      AND ((t.claimed_by IS NULL OR t.claimed_by = $1) AND r.unclaimed OR t.claimed_by = r.principal)
    JOIN workflow_case c ON c.id = t.case_id
    WHERE (t.not_before IS NULL OR t.not_before <= $4::date)
      AND NOT (t.role = 'approver' AND c.facts -> 'drafters' ?| ARRAY[$1, coalesce(r.principal, $1)])
    LIMIT ${MOST}) AS todo) AS todo,
  (SELECT count(*)::int FROM (
    SELECT 1 FROM task t WHERE t.status = 'open' AND t.claimed_by = $1 LIMIT ${MOST}) AS claimed) AS claimed,
  (SELECT count(*)::int FROM (
    SELECT 1 FROM workflow_case c WHERE c.created_by = $1 AND c.state NOT IN ('work.idle', 'work.abandoned')
    LIMIT ${MOST}) AS mine) AS mine`;
