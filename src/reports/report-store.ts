import { Injectable } from '@nestjs/common';
import type { ReadScope } from '../domain/authority/read-scope.js';
import { toCursor } from '../platform/cursor.js';
import { Database } from '../platform/database.js';

export type ReportStatus = 'new' | 'open' | 'taken-down' | 'dismissed';

export interface NewReport {
  readonly id: string;
  readonly case_id: string;
  readonly kind: string;
}

/** A report as its readers see it: what was said is shown to those who judge it, in the house only. */
export interface ReportRow extends NewReport {
  readonly number: string;
  readonly unit: string;
  readonly words: string;
  readonly reported_by: string | null; // null: somebody of the public
  readonly reported_at: Date;
  readonly status: ReportStatus;
  readonly settled_by: string | null;
  readonly settled_at: Date | null;
  readonly reason: string | null;
}

const PAGE = 50;

@Injectable()
export class ReportStore {
  constructor(private readonly database: Database) {}

  async fresh(limit: number): Promise<readonly NewReport[]> {
    const { rows } = await this.database.pool.query<NewReport>({
      name: 'report.fresh',
      text: `SELECT id, case_id, kind FROM report WHERE status = 'new' ORDER BY reported_at, id LIMIT $1`,
      values: [limit],
    });
    return rows;
  }

  async move(id: string, from: ReportStatus, to: ReportStatus): Promise<void> {
    await this.database.pool.query({
      name: 'report.move',
      text: 'UPDATE report SET status = $3 WHERE id = $1 AND status = $2',
      values: [id, from, to],
    });
  }

  /** False when somebody else settled it first. */
  async settle(id: string, to: ReportStatus, by: string, at: Date, reason: string): Promise<boolean> {
    const { rowCount } = await this.database.pool.query({
      name: 'report.settle',
      text: `UPDATE report SET status = $2, settled_by = $3, settled_at = $4, reason = $5
        WHERE id = $1 AND status IN ('new', 'open')`,
      values: [id, to, by, at, reason],
    });
    return rowCount === 1;
  }

  async one(id: string): Promise<ReportRow | null> {
    const { rows } = await this.database.pool.query<ReportRow>({
      name: 'report.one',
      text: `SELECT ${COLUMNS} FROM report WHERE id = $1`,
      values: [id],
    });
    return rows[0] ?? null;
  }

  /** Newest first, of one's unit or of all; none for those who read nothing. */
  async list(
    scope: ReadScope,
    after: readonly [at: string, id: string] | null,
  ): Promise<{ rows: readonly ReportRow[]; next: string | null }> {
    if (scope.kind === 'none') return { rows: [], next: null };
    const { rows } = await this.database.pool.query<ReportRow>({
      name: scope.kind === 'all' ? 'report.list' : 'report.list-of-unit',
      text: listText(scope.kind === 'unit'),
      values: [after?.[0] ?? null, after?.[1] ?? null, PAGE + 1, ...(scope.kind === 'unit' ? [scope.unit] : [])],
    });
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return {
      rows: shown,
      next: rows.length > PAGE && last !== undefined ? toCursor([last.reported_at.toISOString(), last.id]) : null,
    };
  }
}

const COLUMNS =
  'id, case_id, number, unit, kind, words, reported_by, reported_at, status, settled_by, settled_at, reason';

export const listText = (ofUnit: boolean): string => `
SELECT ${COLUMNS} FROM report
WHERE ($1::timestamptz IS NULL OR (reported_at, id) < ($1::timestamptz, $2::uuid))${ofUnit ? ' AND unit = $4' : ''}
ORDER BY reported_at DESC, id DESC LIMIT $3`;
