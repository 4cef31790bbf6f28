import { Injectable } from '@nestjs/common';
import type { BoardScope } from '../../domain/authority/board-scope.js';
import { Database, inTransaction } from '../../platform/database.js';
import { matters, NEVER, placesIn, where, type BoardFilter, type Lights, type Tone } from './matters.js';

/** How many open matters are alike in all the board tells apart. */
export interface Tally {
  readonly unit: string;
  readonly domain: string;
  readonly step: string;
  readonly kind: string;
  readonly tone: Tone;
  readonly count: number;
}

export interface MatterRow {
  readonly id: string;
  readonly key_at: string;
  readonly kind: string;
  readonly unit: string;
  readonly domain: string;
  readonly state: string;
  readonly tone: Tone;
  readonly ends_at: Date | null;
  readonly updated_at: Date;
  readonly entry: string;
  readonly title: string;
  readonly number: string | null;
}

export interface Paging {
  readonly after: readonly [at: string, id: string] | null;
  readonly limit: number;
}

/** The numbers of the board and the rows behind them, from one and the same question. */
@Injectable()
export class BoardReader {
  constructor(private readonly database: Database) {}

  async tallies(scope: BoardScope, filter: BoardFilter, lights: Lights): Promise<Tally[]> {
    return await inTransaction(this.database.pool, async (tx) => {
      await tx.query(HASHED);
      return (await tx.query<Tally>(talliesStatement(scope, filter, lights))).rows;
    });
  }

  /** Earliest end first, what has none last. */
  async rows(scope: BoardScope, filter: BoardFilter, lights: Lights, paging: Paging): Promise<MatterRow[]> {
    return (await this.database.pool.query<MatterRow>(rowsStatement(scope, filter, lights, paging))).rows;
  }
}

/**
 * PostgreSQL cannot know that a few tones and steps make few groups, takes every row for a group of its own and sorts them all: 190 ms at
 * 50,000 open cases, where counting by hash takes 72. For this one statement it is told not to sort.
 */
export const HASHED = 'SET LOCAL enable_sort = off';

/** Not named, so that each is planned for its own filter: a plan costs a millisecond, a wrong one the whole house. */
export function talliesStatement(scope: BoardScope, filter: BoardFilter, lights: Lights) {
  const values: unknown[] = [];
  const text = `SELECT unit, domain, state AS step, kind, tone, count(*)::int AS count
    FROM (${matters(scope, filter, lights, placesIn(values))}) b GROUP BY 1, 2, 3, 4, 5`;
  return { text, values };
}

export function rowsStatement(scope: BoardScope, filter: BoardFilter, lights: Lights, { after, limit }: Paging) {
  const values: unknown[] = [];
  const place = placesIn(values);
  const end = `coalesce(b.ends_at, timestamptz '${NEVER}')`;
  const further =
    after === null ? [] : [`(${end}, b.id) > (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)`];
  const page = `SELECT b.*, ${end} AS sort_at FROM (${matters(scope, filter, lights, place)}) b ${where(further)}
    ORDER BY sort_at, b.id LIMIT ${place(limit)}`;
  return { text: `${described(page)} ORDER BY p.sort_at, p.id`, values };
}

/** Words for the rows of one page, looked up for these alone. */
export const described = (page: string): string => `
  SELECT p.*, to_char(p.sort_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at,
    coalesce(i.entry, c.about ->> 'entry', '') AS entry, coalesce(i.shown_title, c.about ->> 'title', '') AS title, i.number
  FROM (${page}) p JOIN workflow_case c ON c.id = p.id LEFT JOIN item i ON i.id = p.id`;
