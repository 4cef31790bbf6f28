import { Injectable } from '@nestjs/common';
import { fromCursor, toCursor } from '../../platform/cursor.js';
import { PublicReads } from '../../replica/public-reads.js';
import { listStatement, newestStatement, searches, type ListFilter, type ListStatement } from './list-statement.js';
import { LIST_COLUMNS, SHOWN, type ListRow } from './rows.js';

export interface Page {
  readonly rows: readonly ListRow[];
  readonly next: string | null;
}

/** Lists of the window, newest first, paged by key: publication time and number of the last row. */
@Injectable()
export class ListReader {
  constructor(private readonly reads: PublicReads) {}

  async page(filter: ListFilter, cursor: string | undefined, size: number): Promise<Page> {
    const rows = await this.rows(filter, keyOf(cursor), size + 1);
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > size && last !== undefined ? toCursor([last.at, last.number]) : null };
  }

  private async rows(filter: ListFilter, after: readonly string[] | null, limit: number): Promise<ListRow[]> {
    if (searches(filter)) {
      const newest = await this.asked(newestStatement(filter, after, limit));
      if (newest.length === limit) return newest;
    }
    return await this.asked(listStatement(filter, after, limit));
  }

  private async asked({ name, text, values }: ListStatement): Promise<ListRow[]> {
    const { rows } = await this.reads.query<ListRow>({ name, text, values });
    return rows;
  }

  /** The newest few of each domain: one index scan per domain. */
  async newestByDomain(domains: readonly string[], each: number): Promise<readonly ListRow[]> {
    const { rows } = await this.reads.query<ListRow>({
      name: 'window-newest-by-domain',
      text: `SELECT n.* FROM unnest($1::text[]) WITH ORDINALITY AS d(id, place)
             CROSS JOIN LATERAL (
               SELECT ${LIST_COLUMNS} FROM publication_state s JOIN publication p ON p.id = s.publication
               WHERE s.domain = d.id AND ${SHOWN} ORDER BY s.published_at DESC, s.number DESC LIMIT $2) n
             ORDER BY d.place, n."publishedAt" DESC, n.number DESC`,
      values: [domains, each],
    });
    return rows;
  }
}

/** Whether this word can be the end of a page of ours. */
export const isListCursor = (cursor: string): boolean => keyOf(cursor) !== null;

function keyOf(cursor: string | undefined): readonly string[] | null {
  const key = cursor === undefined ? null : fromCursor(cursor, 2);
  return key !== null && !Number.isNaN(Date.parse(key[0] ?? '')) ? key : null;
}
