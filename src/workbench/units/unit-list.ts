import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';
import type { StepThreshold } from './thresholds.js';

export interface UnitRow {
  readonly id: string;
  readonly key_at: string;
  readonly entry: string;
  readonly title: string;
  readonly state: string;
  readonly states: readonly string[];
  readonly person: string;
  readonly holder: string | null;
  readonly entered_at: Date;
  readonly number: string | null;
  readonly tasks: string | null; // ids of the open tasks, with blanks between them
  readonly urged: number;
}

export interface UnitFilter {
  readonly unit: string;
  readonly all: boolean; // what is done too
  readonly tone: 'red' | 'amber' | 'green' | null;
  readonly thresholds: readonly StepThreshold[];
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

export type Board = Readonly<Record<'red' | 'amber' | 'green' | 'plain', number>>;

/** A unit's cases on the index case_by_unit, newest change first; red, yellow and green by the age of the step. */
@Injectable()
export class UnitList {
  constructor(private readonly database: Database) {}

  async rows(filter: UnitFilter): Promise<UnitRow[]> {
    const { rows } = await this.database.pool.query<UnitRow>(unitStatement(filter));
    return rows;
  }

  async board(unit: string, thresholds: readonly StepThreshold[]): Promise<Board> {
    const { rows } = await this.database.pool.query<Board>({
      name: 'workbench.unit-board',
      text: BOARD,
      values: [unit, JSON.stringify(thresholds)],
    });
    return rows[0] ?? { red: 0, amber: 0, green: 0, plain: 0 };
  }
}

const OPEN = `c.state NOT IN ('work.idle', 'work.abandoned')`;

/** `t` carries, per state, before which instant a step must have begun to be late or nearly. */
const TONE = `CASE WHEN t.state IS NULL OR NOT ${OPEN} THEN 'plain' WHEN c.entered_at < t.late THEN 'red'
  WHEN c.entered_at < t.soon THEN 'amber' ELSE 'green' END`;

const thresholds = (parameter: string): string =>
  `LEFT JOIN jsonb_to_recordset(${parameter}::jsonb) AS t(state text, late timestamptz, soon timestamptz) ON t.state = c.state`;

/** Named by its shape: a condition nobody asked for is not in it, so the key stays a condition of the index. */
export function unitStatement({ unit, all, tone, thresholds: limits, after, limit }: UnitFilter) {
  const values: unknown[] = [unit, JSON.stringify(limits), limit];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const asked = [
    ...(all ? [] : [OPEN]),
    ...(tone === null ? [] : [`${TONE} = ${place(tone)}`]),
    ...(after === null ? [] : [`(c.updated_at, c.id) < (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)`]),
  ];
  const name = `workbench.unit-list${all ? '.all' : ''}${tone === null ? '' : '.tone'}${after === null ? '' : '.after'}`;
  return { name, text: `${ROWS} ${asked.map((one) => `AND ${one}`).join(' ')} ${ORDER}`, values };
}

const ROWS = `
SELECT c.id, to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at, i.entry, i.shown_title AS title, c.state, c.states,
  a.person, c.entered_at, i.number,
  (SELECT h.person FROM task k JOIN account h ON h.id = k.claimed_by WHERE k.case_id = c.id AND k.ended_at IS NULL LIMIT 1) AS holder,
  (SELECT string_agg(k.id::text, ' ' ORDER BY k.opened_at, k.id) FROM task k WHERE k.case_id = c.id AND k.ended_at IS NULL) AS tasks,
  (SELECT coalesce(max(k.urged), 0) FROM task k WHERE k.case_id = c.id AND k.ended_at IS NULL) AS urged
FROM workflow_case c JOIN item i ON i.id = c.id JOIN account a ON a.id = c.created_by ${thresholds('$2')}
WHERE c.unit = $1`;

const ORDER = 'ORDER BY c.updated_at DESC, c.id DESC LIMIT $3';

const BOARD = `
SELECT count(*) FILTER (WHERE tone = 'red')::int AS red, count(*) FILTER (WHERE tone = 'amber')::int AS amber,
  count(*) FILTER (WHERE tone = 'green')::int AS green, count(*) FILTER (WHERE tone = 'plain')::int AS plain
FROM (SELECT ${TONE} AS tone FROM workflow_case c ${thresholds('$2')} WHERE c.unit = $1 AND ${OPEN}) AS open`;
