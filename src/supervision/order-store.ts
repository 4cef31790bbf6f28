import { Injectable } from '@nestjs/common';
import type { ReadScope } from '../domain/authority/read-scope.js';
import { Database } from '../platform/database.js';

/** An order in a list. */
export interface OrderRow {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly state: string;
  readonly states: readonly string[];
  readonly revision: number;
  readonly due: string | null; // date
  readonly series: string | null;
  readonly year: number | null;
  readonly n: number | null;
  readonly created_at: Date;
  readonly key_at: string; // created_at with microseconds
}

/** What stands beside the case itself. */
export interface OrderExtras {
  readonly evidence: readonly EvidenceFile[];
  readonly path: readonly string[]; // states the order has been in
}

export interface EvidenceFile {
  readonly id: string;
  readonly sha256: string;
  readonly title: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly size: number;
}

/** Reads orders: lists by key and scope, and what a page of one needs beside the case. */
@Injectable()
export class OrderStore {
  constructor(private readonly database: Database) {}

  /** Newest first. A unit sees what was issued to it; what is proposed or dismissed is the seats' own affair. */
  async list(scope: ReadScope, filter: OrderFilter): Promise<readonly OrderRow[]> {
    if (scope.kind === 'none') return [];
    const { rows } = await this.database.pool.query<OrderRow>(orderList(scope, filter));
    return rows;
  }

  async extras(id: string): Promise<OrderExtras> {
    const { rows } = await this.database.pool.query<OrderExtras>({ name: 'order.extras', text: EXTRAS, values: [id] });
    const [row] = rows;
    if (row === undefined) throw new Error('a query of sub-selects always answers one row');
    return row;
  }

  /** What items are called now; one that is gone is left out. */
  async titles(items: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (items.length === 0) return new Map();
    const { rows } = await this.database.pool.query<{ id: string; title: string }>({
      name: 'order.titles',
      text: 'SELECT id, title FROM item WHERE id = ANY ($1::uuid[])',
      values: [items],
    });
    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}

export interface OrderFilter {
  readonly before: readonly [at: string, id: string] | null;
  readonly open: boolean; // only what is not at its end
  readonly limit: number;
}

const ENDED = `('work.closed', 'work.dismissed', 'work.withdrawn')`;

/** Each shape is one named statement, so that each keeps a plan of its own. */
export function orderList(scope: Exclude<ReadScope, { kind: 'none' }>, filter: OrderFilter) {
  const values: unknown[] = [filter.limit];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const unit = scope.kind === 'unit' ? ` AND c.unit = ${place(scope.unit)} AND c.state NOT IN ${UNSEEN}` : '';
  const [at, id] = filter.before ?? [];
  const before = at === undefined ? '' : ` AND (c.created_at, c.id) < (${place(at)}::timestamptz, ${place(id)}::uuid)`;
  const open = filter.open ? ` AND c.state NOT IN ${ENDED}` : '';
  return {
    name: `order.list-${scope.kind}${filter.open ? '-open' : ''}${at === undefined ? '' : '-on'}`,
    text: `SELECT c.id, c.unit, c.about ->> 'title' AS title, c.state, c.states, c.revision, c.facts #>> '{order,due}' AS due,
        n.series, n.year, n.n, c.created_at, to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at
      FROM workflow_case c LEFT JOIN case_number n ON n.case_id = c.id
      WHERE c.kind = 'order'${unit}${open}${before}
      ORDER BY c.created_at DESC, c.id DESC LIMIT $1`,
    values,
  };
}

const UNSEEN = `('work.proposed', 'work.dismissed')`;

const EXTRAS = `
SELECT
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'sha256', e.sha256, 'title', e.title, 'file_name', e.file_name,
      'media_type', e.media_type, 'size', e.size) ORDER BY e.added_at, e.id)
    FROM order_evidence e WHERE e.case_id = $1), '[]') AS evidence,
  coalesce((SELECT jsonb_agg(DISTINCT state) FROM audit_entry e, unnest(string_to_array(e.to_state, ' ')) AS state
    WHERE e.subject = $1), '[]') AS path`;
