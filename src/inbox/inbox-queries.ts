import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { segmentForQuery } from '../platform/segment.js';
import type { TaskScope } from './task-scope.js';

export type InboxView = 'todo' | 'claimed' | 'mine' | 'done';

export interface InboxFilter {
  readonly q: string | null;
  readonly entry: string | null;
  readonly unit: string | null;
  readonly step: string | null;
  readonly olderThan: string | null; // instant: opened before it
  readonly after: readonly [string, string] | null; // key of the last row seen
  readonly limit: number;
}

/** One row: what, whose, which step, since when. */
export interface InboxRow {
  readonly key_at: string; // instant the list is ordered by, with microseconds
  readonly key_id: string;
  readonly task: string | null;
  readonly step: string | null;
  readonly role: string | null;
  readonly claimed_by: string | null;
  readonly outcome: string | null;
  readonly case_id: string;
  readonly entry: string;
  readonly title: string;
  readonly unit: string;
  readonly state: string;
  readonly states: readonly string[];
  readonly revision: number;
  readonly entered_at: Date;
  readonly number: string | null;
}

/** The four lists, each one named statement on its own index, paged by key. */
@Injectable()
export class InboxQueries {
  constructor(private readonly database: Database) {}

  async list(view: InboxView, scope: TaskScope, today: string, filter: InboxFilter): Promise<InboxRow[]> {
    const { q, entry, unit, step, olderThan, after, limit } = filter;
    const shared = [
      q === null ? null : segmentForQuery(q),
      entry,
      unit,
      step,
      olderThan,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ];
    const own = view === 'todo' ? [scope.account, scope.unit, scope.roles, today] : [scope.account];
    const { rows } = await this.database.pool.query<InboxRow>({
      name: `inbox.${view}`,
      text: TEXTS[view],
      values: [...shared, ...own],
    });
    return rows;
  }
}

const at = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const CASE = `c.id AS case_id, i.entry, i.title, c.unit, c.state, c.states, c.revision, c.entered_at, i.number`;

const FILTER = `
  AND ($1::text IS NULL OR i.search @@ plainto_tsquery('simple', $1)) AND ($2::text IS NULL OR i.entry = $2)
  AND ($3::text IS NULL OR c.unit = $3)`;

const OF_TASK = `${FILTER} AND ($4::text IS NULL OR t.step = $4) AND ($5::timestamptz IS NULL OR t.opened_at < $5)`;

const TASK = `t.id AS task, t.step, t.role, t.claimed_by, t.outcome`;

const OPEN = (where: string): string => `
SELECT ${at('t.opened_at')} AS key_at, t.id AS key_id, ${TASK}, ${CASE}
FROM task t JOIN workflow_case c ON c.id = t.case_id JOIN item i ON i.id = c.id
WHERE t.status = 'open' AND ${where} ${OF_TASK}
  AND ($6::timestamptz IS NULL OR (t.opened_at, t.id) > ($6, $7::uuid))
ORDER BY t.opened_at, t.id LIMIT $8`;

/** A person's own drafts and submissions still under way, newest first. */
const MINE = `
SELECT ${at('c.updated_at')} AS key_at, c.id AS key_id, NULL AS task, NULL AS step, NULL AS role, NULL AS claimed_by, NULL AS outcome, ${CASE}
FROM workflow_case c JOIN item i ON i.id = c.id
WHERE c.created_by = $9 AND c.state NOT IN ('work.idle', 'work.abandoned') ${FILTER}
  AND ($4::text IS NULL OR c.state = $4) AND ($5::timestamptz IS NULL OR c.entered_at < $5)
  AND ($6::timestamptz IS NULL OR (c.updated_at, c.id) < ($6, $7::uuid))
ORDER BY c.updated_at DESC, c.id DESC LIMIT $8`;

const DONE = `
SELECT ${at('t.ended_at')} AS key_at, t.id AS key_id, ${TASK}, ${CASE}
FROM task t JOIN workflow_case c ON c.id = t.case_id JOIN item i ON i.id = c.id
WHERE t.status = 'done' AND t.ended_by = $9 ${OF_TASK}
  AND ($6::timestamptz IS NULL OR (t.ended_at, t.id) < ($6, $7::uuid))
ORDER BY t.ended_at DESC, t.id DESC LIMIT $8`;

const TEXTS: Readonly<Record<InboxView, string>> = {
  todo: OPEN(`t.unit = $10 AND t.role = ANY ($11::text[]) AND (t.claimed_by IS NULL OR t.claimed_by = $9)
    AND (t.not_before IS NULL OR t.not_before <= $12::date)
    AND NOT (t.role = 'approver' AND c.facts -> 'drafters' ? $9)`),
  claimed: OPEN('t.claimed_by = $9'),
  mine: MINE,
  done: DONE,
};
