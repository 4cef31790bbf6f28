import { Injectable } from '@nestjs/common';
import type { BoardScope } from '../../domain/authority/board-scope.js';
import { Database } from '../../platform/database.js';
import { described, type MatterRow, type Paging } from '../board/board-reader.js';
import { IS_OPEN, placesIn, where, withinScope } from '../board/matters.js';

export interface StalledRow extends Omit<MatterRow, 'tone'> {
  /** The task it waits for; null where nobody is asked. */
  readonly task: string | null;
  readonly role: string | null;
  readonly waits_in: string | null; // unit
  readonly holder: string | null; // person who took it on
}

export interface StalledFilter {
  /** Instant: no act since. */
  readonly before: string;
  readonly unit: string | null;
}

/** Open cases nobody has touched for long, the longest first, on the index of the open ones by their last act. */
@Injectable()
export class StalledReader {
  constructor(private readonly database: Database) {}

  async rows(scope: BoardScope, filter: StalledFilter, paging: Paging): Promise<StalledRow[]> {
    return (await this.database.pool.query<StalledRow>(stalledStatement(scope, filter, paging))).rows;
  }
}

/** A publication that waits for its set day is not stalled. */
export function stalledStatement(scope: BoardScope, { before, unit }: StalledFilter, { after, limit }: Paging) {
  const values: unknown[] = [];
  const place = placesIn(values);
  const conditions = [
    IS_OPEN,
    `c.state <> 'work.publication.scheduled'`,
    `c.updated_at < ${place(before)}::timestamptz`,
    ...(unit === null ? [] : [`c.unit = ${place(unit)}`]),
    ...(after === null ? [] : [`(c.updated_at, c.id) > (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)`]),
  ];
  const open = `SELECT c.id, c.kind, c.unit, c.state, c.updated_at, c.updated_at AS sort_at, d.domain, k.ends_at
    FROM workflow_case c CROSS JOIN LATERAL (${DOMAIN}) d
    LEFT JOIN clock k ON k.case_id = c.id AND k.done_at IS NULL AND k.governs
    ${where([...conditions, ...withinScope(scope, 'd', place)])} ORDER BY c.updated_at, c.id LIMIT ${place(limit)}`;
  const text = `SELECT r.*, w.id AS task, w.role, w.unit AS waits_in, a.person AS holder FROM (${described(open)}) r
    LEFT JOIN LATERAL (${WAITING}) w ON true LEFT JOIN account a ON a.id = w.claimed_by ORDER BY r.sort_at, r.id`;
  return { text, values };
}

const DOMAIN = `SELECT c.unit, (
  SELECT coalesce(i.domain, x.about ->> 'domain', '') FROM workflow_case x LEFT JOIN item i ON i.id = x.id WHERE x.id = c.id) AS domain`;

const WAITING = `SELECT t.id, t.role, t.unit, t.claimed_by FROM task t WHERE t.case_id = r.id AND t.status = 'open'
  ORDER BY t.opened_at, t.id LIMIT 1`;
