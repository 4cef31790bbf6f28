import { Injectable } from '@nestjs/common';
import type { BoardScope } from '../../domain/authority/board-scope.js';
import { Database } from '../../platform/database.js';
import { described, type MatterRow } from './board-reader.js';
import { placesIn, where, withinScope } from './matters.js';

/** One case, open or closed, as the lists of the board show it; null outside the scope. */
@Injectable()
export class MatterReader {
  constructor(private readonly database: Database) {}

  async one(scope: BoardScope, id: string): Promise<Omit<MatterRow, 'tone'> | null> {
    const values: unknown[] = [id];
    const conditions = withinScope(scope, 'd', placesIn(values));
    const text = described(`SELECT d.*, d.updated_at AS sort_at FROM (${CASE}) d ${where(conditions)}`);
    return (await this.database.pool.query<MatterRow>({ text, values })).rows[0] ?? null;
  }
}

const CASE = `
  SELECT c.id, c.kind, c.unit, c.state, c.updated_at, NULL::timestamptz AS ends_at, coalesce(i.domain, c.about ->> 'domain', '') AS domain
  FROM workflow_case c LEFT JOIN item i ON i.id = c.id WHERE c.id = $1`;
