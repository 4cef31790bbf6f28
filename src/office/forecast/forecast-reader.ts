import { Injectable } from '@nestjs/common';
import type { BoardScope } from '../../domain/authority/board-scope.js';
import { Database } from '../../platform/database.js';
import { described, type MatterRow, type Paging } from '../board/board-reader.js';
import { matters, placesIn, where, type BoardFilter, type Lights, type Place } from '../board/matters.js';
import type { Need } from './paces.js';

export interface ForecastRow extends MatterRow {
  readonly days_left: number;
  readonly days_here: number; // spent in the step at hand
}

export interface Outlook {
  readonly lights: Lights;
  readonly needs: readonly Need[];
  /** Working days around today, ascending. */
  readonly days: readonly string[];
  /** Nothing that ends after this instant can be predicted late. */
  readonly horizon: string;
}

/** Matters that are not late yet and will be, if their remaining steps take what they took so far. */
@Injectable()
export class ForecastReader {
  constructor(private readonly database: Database) {}

  async count(scope: BoardScope, filter: BoardFilter, outlook: Outlook): Promise<number> {
    const values: unknown[] = [];
    const text = `SELECT count(*)::int AS count FROM (${lateToBe(scope, filter, outlook, placesIn(values))}) f`;
    return (await this.database.pool.query<{ count: number }>({ text, values })).rows[0]?.count ?? 0;
  }

  async rows(scope: BoardScope, filter: BoardFilter, outlook: Outlook, paging: Paging): Promise<ForecastRow[]> {
    return (await this.database.pool.query<ForecastRow>(forecastStatement(scope, filter, outlook, paging))).rows;
  }
}

export function forecastStatement(scope: BoardScope, filter: BoardFilter, outlook: Outlook, { after, limit }: Paging) {
  const values: unknown[] = [];
  const place = placesIn(values);
  const further =
    after === null ? [] : [`(f.ends_at, f.id) > (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)`];
  const page = `SELECT f.*, f.ends_at AS sort_at FROM (${lateToBe(scope, filter, outlook, place)}) f ${where(further)}
    ORDER BY f.ends_at, f.id LIMIT ${place(limit)}`;
  return { text: `${described(page)} ORDER BY p.sort_at, p.id`, values };
}

/** Time already spent in the step at hand counts towards its median, never below nothing. */
function lateToBe(scope: BoardScope, filter: BoardFilter, { lights, needs, days, horizon }: Outlook, place: Place) {
  const table = place(JSON.stringify(needs));
  const [now, list] = [place(lights.now), place(days)];
  const nth = (moment: string): string =>
    `width_bucket(((${moment}) AT TIME ZONE 'Asia/Shanghai')::date, ${list}::date[])`;
  const running = [`m.ends_at > ${now}::timestamptz`, `m.ends_at <= ${place(horizon)}::timestamptz`];
  return `SELECT b.*, d.days_left, d.days_here
    FROM (${matters(scope, filter, lights, place, running)}) b
    JOIN jsonb_to_recordset(${table}::jsonb) AS n(kind text, unit text, state text, current float8, rest float8)
      ON n.kind = b.kind AND n.unit = b.unit AND n.state = b.state
    JOIN workflow_case w ON w.id = b.id
    CROSS JOIN LATERAL (SELECT ${nth(`b.ends_at - interval '1 microsecond'`)} - ${nth(`${now}::timestamptz`)} AS days_left,
      greatest(0, ${nth(`${now}::timestamptz`)} - ${nth('w.entered_at')}) AS days_here) d
    WHERE n.rest + greatest(0, n.current - d.days_here) > d.days_left`;
}
