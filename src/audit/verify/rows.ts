import type { Queryable } from '../../platform/database.js';

const PAGE = 2_000;

/**
 * The rows of a query, page by page through a database cursor: memory is bounded by a page, whatever the length of the trail. Needs a
 * transaction; several may be open in one.
 */
export async function* rows<Row extends object>(tx: Queryable, cursor: string, query: string): AsyncGenerator<Row> {
  await tx.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`);
  for (;;) {
    const page = await tx.query<Row>(`FETCH ${PAGE} FROM ${cursor}`);
    yield* page.rows;
    if (page.rows.length < PAGE) break;
  }
  await tx.query(`CLOSE ${cursor}`);
}

/** SQL for an instant as `Date#toISOString` writes it; microseconds, which the application never writes, stay visible. */
export const iso = (column: string): string =>
  `regexp_replace(to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '(\\.\\d{3})000$', '\\1') || 'Z'`;
