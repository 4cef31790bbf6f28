import { Injectable } from '@nestjs/common';
import type { ReadScope } from '../domain/authority/read-scope.js';
import type { ObligationAbout, ObligationMemory } from '../domain/obligations/obligation.js';
import { Database } from '../platform/database.js';

/** Which obligations a list shows. */
export interface ObligationFilter {
  readonly states: readonly string[];
  readonly unit: string | null;
  readonly after: readonly [endsAt: string, id: string] | null;
  readonly limit: number;
}

export interface ObligationRow {
  readonly id: string;
  readonly key_at: string; // end of the earliest clock that binds, `infinity` where none runs
  readonly unit: string;
  readonly state: string;
  readonly states: readonly string[];
  readonly revision: number;
  readonly about: ObligationAbout;
  readonly memory: { readonly obligation: ObligationMemory; readonly units: readonly string[] };
  readonly project: string | null; // its name
  readonly created_at: Date;
}

export interface ItemRow {
  readonly id: string;
  readonly unit: string;
  readonly entry: string;
  readonly project: string | null;
  readonly taken: boolean; // another obligation has it
}

/** Obligations on the index obligation_by_state, the earliest end first; those whose clock has not started come last. */
@Injectable()
export class ObligationStore {
  constructor(private readonly database: Database) {}

  async list(scope: ReadScope, filter: ObligationFilter): Promise<readonly ObligationRow[]> {
    if (scope.kind === 'none') return [];
    const { rows } = await this.database.pool.query<ObligationRow>(listStatement(scope, filter));
    return rows;
  }

  /** The item somebody says was begun for an obligation. */
  async item(id: string): Promise<ItemRow | null> {
    const { rows } = await this.database.pool.query<ItemRow>({ name: 'obligation.item', text: ITEM, values: [id] });
    return rows[0] ?? null;
  }
}

/** Named by its shape: a condition nobody asked for is not in it. */
export function listStatement(
  scope: Exclude<ReadScope, { kind: 'none' }>,
  { states, unit, after, limit }: ObligationFilter,
) {
  const values: unknown[] = [states];
  const place = (value: unknown): string => `$${String(values.push(value))}`;
  const own = scope.kind === 'unit' ? place(scope.unit) : null;
  const conditions = [
    ...(own === null ? [] : [`(c.unit = ${own} OR c.facts -> 'units' ? ${own})`]),
    ...(unit === null ? [] : [`c.unit = ${place(unit)}`]),
    ...(after === null ? [] : [`(${END}, c.id) > (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)`]),
  ];
  const shape = [scope.kind, unit === null ? '' : 'of', after === null ? '' : 'after'].join('.');
  const where = conditions.map((one) => `AND ${one}`).join(' ');
  return {
    name: `obligation.list.${shape}`,
    text: `${ROWS} ${where} ORDER BY ${END}, c.id LIMIT ${place(limit)}`,
    values,
  };
}

const END = `coalesce(k.ends_at, 'infinity')`;

const ROWS = `
SELECT c.id, CASE WHEN k.ends_at IS NULL THEN 'infinity' ELSE to_char(k.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') END AS key_at,
  c.unit, c.state, c.states, c.revision, c.about, c.facts AS memory, p.name AS project, c.created_at
FROM workflow_case c
LEFT JOIN LATERAL (SELECT min(ends_at) AS ends_at FROM clock WHERE case_id = c.id AND binding AND act = 'publish') k ON true
LEFT JOIN project p ON p.id = (c.about ->> 'project')::uuid
WHERE c.kind = 'obligation' AND c.state = ANY ($1::text[])`;

const ITEM = `
SELECT i.id, c.unit, i.entry, i.project,
  EXISTS (SELECT 1 FROM workflow_case t WHERE t.kind = 'obligation' AND t.facts #>> '{obligation,item}' = i.id::text) AS taken
FROM item i JOIN workflow_case c ON c.id = i.id WHERE i.id = $1`;
