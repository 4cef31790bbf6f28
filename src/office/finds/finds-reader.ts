import { Injectable } from '@nestjs/common';
import type { BoardScope } from '../../domain/authority/board-scope.js';
import { Database } from '../../platform/database.js';
import { placesIn, where, withinScope } from '../board/matters.js';

/** How the finds of one kind were decided in one unit. */
export interface FindTally {
  readonly unit: string;
  readonly detector: string;
  readonly masked: number;
  readonly kept: number;
  readonly dismissed: number;
}

/** What was reported only after publication, and how long a review took. */
export interface ReviewTally {
  readonly unit: string;
  readonly reported: number;
  readonly confirmed: number;
  /** Hours from the opening of a review to its clearance: median, and of how many; null where none was cleared. */
  readonly hours: number | null;
  readonly cleared: number;
}

/** Finds by unit and kind since a day, from the trail: each decision is an entry there. */
@Injectable()
export class FindsReader {
  constructor(private readonly database: Database) {}

  async finds(scope: BoardScope, unit: string | null, since: Date): Promise<FindTally[]> {
    const { rows } = await this.database.pool.query<FindTally>(findsStatement(scope, unit, since));
    return rows;
  }

  async reviews(scope: BoardScope, unit: string | null, since: Date): Promise<ReviewTally[]> {
    const { rows } = await this.database.pool.query<ReviewTally>(reviewsStatement(scope, unit, since));
    return rows;
  }
}

/** A find decided twice counts as it was decided last. */
export function findsStatement(scope: BoardScope, unit: string | null, since: Date) {
  const values: unknown[] = [];
  const place = placesIn(values);
  const conditions = [...withinScope(scope, 'm', place), ...(unit === null ? [] : [`m.unit = ${place(unit)}`])];
  const text = `SELECT m.unit, m.detector, count(*) FILTER (WHERE m.decision = 'mask')::int AS masked,
      count(*) FILTER (WHERE m.decision = 'keep')::int AS kept, count(*) FILTER (WHERE m.decision = 'not-a-find')::int AS dismissed
    FROM (SELECT DISTINCT ON (e.subject, e.detail #>> '{input,find}') c.unit, i.domain, e.detail ->> 'detector' AS detector,
        e.detail #>> '{input,decision}' AS decision
      FROM audit_entry e JOIN workflow_case c ON c.id = e.subject JOIN item i ON i.id = c.id
      WHERE e.action = 'DECIDE' AND e.at >= ${place(since)}
      ORDER BY e.subject, e.detail #>> '{input,find}', e.seq DESC) m
    ${where(conditions)} GROUP BY 1, 2 ORDER BY 1, count(*) DESC, 2`;
  return { text, values };
}

export function reviewsStatement(scope: BoardScope, unit: string | null, since: Date) {
  const values: unknown[] = [];
  const place = placesIn(values);
  const from = place(since);
  const conditions = (alias: string): string[] => [
    ...withinScope(scope, alias, place),
    ...(unit === null ? [] : [`${alias}.unit = ${place(unit)}`]),
  ];
  const reports = [`r.reported_at >= ${from}`, ...conditions('r')];
  const text = `SELECT coalesce(r.unit, t.unit) AS unit, coalesce(r.reported, 0) AS reported, coalesce(r.confirmed, 0) AS confirmed,
      t.hours, coalesce(t.cleared, 0) AS cleared
    FROM (SELECT r.unit, count(*)::int AS reported, count(*) FILTER (WHERE r.status = 'taken-down')::int AS confirmed
      FROM report r ${where(reports)} GROUP BY 1) r
    FULL JOIN (SELECT m.unit, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM m.ended_at - m.opened_at) / 3600) AS hours,
        count(*)::int AS cleared
      FROM (SELECT c.unit, i.domain, t.opened_at, t.ended_at FROM task t JOIN workflow_case c ON c.id = t.case_id JOIN item i ON i.id = c.id
        WHERE t.outcome = 'CLEAR' AND t.status = 'done' AND t.ended_at >= ${from}) m
      ${where(conditions('m'))} GROUP BY 1) t ON t.unit = r.unit
    ORDER BY 1`;
  return { text, values };
}
