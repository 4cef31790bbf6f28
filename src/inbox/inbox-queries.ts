import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { segmentForQuery } from '../platform/segment.js';
import { desksOf, type TaskScope } from './task-scope.js';

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
  readonly urged: number;
  readonly outcome: string | null;
  readonly case_id: string;
  readonly kind: string;
  readonly entry: string;
  readonly title: string;
  readonly unit: string;
  readonly state: string;
  readonly states: readonly string[];
  readonly revision: number;
  readonly entered_at: Date;
  readonly number: string | null;
}

/** The four lists, each shape one named statement on its own index, paged by key. */
@Injectable()
export class InboxQueries {
  constructor(private readonly database: Database) {}

  async list(view: InboxView, scope: TaskScope, today: string, filter: InboxFilter): Promise<InboxRow[]> {
    const { rows } = await this.database.pool.query<InboxRow>(inboxStatement(view, scope, today, filter));
    return rows;
  }
}

/** What the lists are ordered by, and what a filter means in each. */
interface Shape {
  readonly from: string;
  readonly columns: string;
  readonly at: string;
  readonly id: string;
  readonly newestFirst: boolean;
  readonly step: string;
  readonly since: string;
}

/** The secrecy authority is asked a question: what the item is about is not its to read, nor to search (保密请示). */
const readable = (place: Place, { unit, everything }: TaskScope): string =>
  `(${place(everything)}::boolean OR c.facts -> 'units' ? ${place(unit)}::text)`;

const CASE = `c.id AS case_id, c.kind, coalesce(i.entry, c.about ->> 'entry', '') AS entry, c.unit, c.state, c.states, c.revision, c.entered_at, i.number`;

const TASK: Shape = {
  from: 'task t JOIN workflow_case c ON c.id = t.case_id LEFT JOIN item i ON i.id = c.id',
  columns: 't.id AS task, t.step, t.role, t.claimed_by, t.urged, t.outcome',
  ...{ at: 't.opened_at', id: 't.id', newestFirst: false, step: 't.step', since: 't.opened_at' },
};
const SHAPES: Readonly<Record<InboxView, Shape>> = {
  todo: TASK,
  claimed: TASK,
  done: { ...TASK, at: 't.ended_at', newestFirst: true },
  mine: {
    from: 'workflow_case c JOIN item i ON i.id = c.id',
    columns: 'NULL AS task, NULL AS step, NULL AS role, NULL AS claimed_by, 0 AS urged, NULL AS outcome',
    ...{ at: 'c.updated_at', id: 'c.id', newestFirst: true, step: 'c.state', since: 'c.entered_at' },
  },
};

type Place = (value: unknown) => string;

/** Whose work a list is. A person's own drafts and submissions still under way are `mine`. */
const WHOSE: Readonly<Record<InboxView, (place: Place, scope: TaskScope, today: string) => string>> = {
  todo: (place, { account, unit }, today) => {
    const me = place(account);
    return `t.status = 'open' AND t.unit = ${place(unit)} AND t.role = r.role AND ((t.claimed_by IS NULL OR t.claimed_by = ${me}) AND r.unclaimed OR t.claimed_by = r.principal)
      AND (t.not_before IS NULL OR t.not_before <= ${place(today)}::date)
      AND NOT (t.role = 'approver' AND c.facts -> 'drafters' ?| ARRAY[${me}, coalesce(r.principal, ${me})])`;
  },
  claimed: (place, { account }) => `t.status = 'open' AND t.claimed_by = ${place(account)}`,
  mine: (place, { account }) => `c.created_by = ${place(account)} AND c.state NOT IN ('work.idle', 'work.abandoned')`,
  done: (place, { account }) => `t.status = 'done' AND t.ended_by = ${place(account)}`,
};

const CONDITIONS: Readonly<
  Record<string, (place: Place, filter: InboxFilter, shape: Shape, scope: TaskScope) => string>
> = {
  q: (place, { q }, _shape, scope) =>
    `${readable(place, scope)} AND NOT i.quarantined AND i.search @@ plainto_tsquery('simple', ${place(segmentForQuery(q ?? ''))})`,
  entry: (place, { entry }) => `i.entry = ${place(entry)}`,
  unit: (place, { unit }) => `c.unit = ${place(unit)}`,
  step: (place, { step }, shape) => `${shape.step} = ${place(step)}`,
  olderThan: (place, { olderThan }, shape) => `${shape.since} < ${place(olderThan)}::timestamptz`,
  after: (place, { after }, { at, id, newestFirst }) =>
    `(${at}, ${id}) ${newestFirst ? '<' : '>'} (${place(after?.[0])}::timestamptz, ${place(after?.[1])}::uuid)`,
};

/**
 * The statement's name tells its shape, so that each shape is prepared once a connection and a condition nobody asked for cannot keep
 * the key out of the index; the limit is part of it, or a kept plan would be made for a tenth of all rows. What is to do is read role by
 * role, since only one role's tasks stand in order in the index.
 */
export function inboxStatement(
  view: InboxView,
  scope: TaskScope,
  today: string,
  filter: InboxFilter,
): { name: string; text: string; values: unknown[] } {
  const values: unknown[] = [];
  const place: Place = (value) => `$${values.push(value)}`;
  const shape = SHAPES[view];
  const asked = Object.entries(CONDITIONS).filter(([key]) => filter[key as keyof InboxFilter] !== null);
  const where = [
    WHOSE[view](place, scope, today),
    ...asked.map(([, condition]) => condition(place, filter, shape, scope)),
  ];
  const [direction, limit] = [shape.newestFirst ? 'DESC' : 'ASC', String(filter.limit)];
  const rows = `SELECT to_char(${shape.at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at, ${shape.id} AS key_id,
      ${shape.columns}, CASE WHEN ${readable(place, scope)} THEN coalesce(i.shown_title, c.about ->> 'title', '') ELSE '' END AS title, ${CASE}
    FROM ${shape.from} WHERE ${where.join('\n      AND ')}
    ORDER BY ${shape.at} ${direction}, ${shape.id} ${direction} LIMIT ${limit}`;
  return {
    name: [`inbox.${view}`, ...asked.map(([key]) => key), limit].join('-'),
    text: view === 'todo' ? ofEachRole(rows, scope, place, limit) : rows,
    values,
  };
}

/** Role by role; an absent colleague's roles are read like one's own, with what that colleague had claimed. */
function ofEachRole(rows: string, scope: TaskScope, place: Place, limit: string): string {
  const desks = desksOf(scope);
  const roles = place(desks.map(({ role }) => role));
  const principals = place(desks.map(({ principal }) => principal));
  const unclaimed = place(desks.map((desk) => desk.unclaimed));
  return `
  SELECT n.* FROM unnest(${roles}::text[], ${principals}::text[], ${unclaimed}::boolean[]) AS r(role, principal, unclaimed)
  CROSS JOIN LATERAL (${rows}) n ORDER BY n.key_at, n.key_id LIMIT ${limit}`;
}
