import { Injectable } from '@nestjs/common';
import type { BoardScope } from '../../domain/authority/board-scope.js';
import { Database } from '../../platform/database.js';
import { described, type MatterRow, type Paging } from '../board/board-reader.js';
import { placesIn, where, withinScope } from '../board/matters.js';

export interface MonthOfUnit {
  readonly unit: string;
  readonly month: string; // YYYY-MM, Shanghai
  readonly met: number;
  readonly late: number;
}

export interface PunctualityFilter {
  readonly unit: string | null;
  readonly domain: string | null;
  /** Months, both included. */
  readonly from: string;
  readonly to: string;
}

export type DoneRow = Omit<MatterRow, 'tone'> & { readonly done_at: Date; readonly late: boolean };

/** Publications on time and late: the sums the job keeps, and the rows behind one of them. */
@Injectable()
export class PunctualityReader {
  constructor(private readonly database: Database) {}

  async months(scope: BoardScope, { unit, domain, from, to }: PunctualityFilter): Promise<MonthOfUnit[]> {
    const values: unknown[] = [];
    const place = placesIn(values);
    const conditions = [
      `p.month BETWEEN ${place(from)} AND ${place(to)}`,
      ...withinScope(scope, 'p', place),
      ...(unit === null ? [] : [`p.unit = ${place(unit)}`]),
      ...(domain === null ? [] : [`p.domain = ${place(domain)}`]),
    ];
    const text = `SELECT p.unit, p.month, sum(p.met)::int AS met, sum(p.late)::int AS late
      FROM punctuality p ${where(conditions)} GROUP BY 1, 2 ORDER BY 1, 2`;
    return (await this.database.pool.query<MonthOfUnit>({ text, values })).rows;
  }

  async rows(
    scope: BoardScope,
    filter: Omit<PunctualityFilter, 'from' | 'to'> & { month: string; late: boolean | null },
    paging: Paging,
  ): Promise<DoneRow[]> {
    return (await this.database.pool.query<DoneRow>(doneStatement(scope, filter, paging))).rows;
  }
}

/** What was published in a month, newest first. */
export function doneStatement(
  scope: BoardScope,
  { unit, domain, month, late }: Omit<PunctualityFilter, 'from' | 'to'> & { month: string; late: boolean | null },
  { after, limit }: Paging,
) {
  const values: unknown[] = [];
  const place = placesIn(values);
  const first = `${place(`${month}-01`)}::date`;
  const conditions = [
    `k.done_at IS NOT NULL AND k.governs AND k.act = 'publish'`,
    `k.done_at >= (${first})::timestamp AT TIME ZONE 'Asia/Shanghai'`,
    `k.done_at < (${first} + interval '1 month') AT TIME ZONE 'Asia/Shanghai'`,
    ...withinScope(scope, 'k', place),
    ...(unit === null ? [] : [`k.unit = ${place(unit)}`]),
    ...(domain === null ? [] : [`k.domain = ${place(domain)}`]),
    ...(late === null ? [] : [`k.state ${late ? '=' : '<>'} 'late'`]),
    ...(after === null ? [] : [`(k.done_at, k.case_id) < (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)`]),
  ];
  const keys = `SELECT k.case_id AS id, k.unit, k.domain, k.done_at, k.done_at AS sort_at, k.state = 'late' AS late
    FROM clock k ${where(conditions)} ORDER BY k.done_at DESC, k.case_id DESC LIMIT ${place(limit)}`;
  const page = `SELECT d.*, w.kind, w.state, w.updated_at, NULL::timestamptz AS ends_at FROM (${keys}) d JOIN workflow_case w ON w.id = d.id`;
  return { text: `${described(page)} ORDER BY p.sort_at DESC, p.id DESC`, values };
}
