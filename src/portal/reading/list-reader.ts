import { Injectable } from '@nestjs/common';
import { fromCursor, toCursor } from '../../platform/cursor.js';
import { PublicReads } from '../../replica/public-reads.js';
import { segmentForQuery } from '../../platform/segment.js';
import { LIST_COLUMNS, SHOWN, type ListRow } from './rows.js';

/** What a list may be narrowed by; dates are days in Beijing, both included. */
export interface ListFilter {
  readonly q?: string | undefined;
  readonly domain?: string | undefined;
  readonly entry?: string | undefined;
  readonly unit?: string | undefined;
  readonly project?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Page {
  readonly rows: readonly ListRow[];
  readonly next: string | null;
}

type Condition = (place: (value: unknown) => string, value: string) => string;

/** One index of the migration (window_by_…) carries each of these together with the order. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  domain: (place, value) => `s.domain = ${place(value)}`,
  entry: (place, value) => `s.entry = ${place(value)}`,
  unit: (place, value) => `s.unit = ${place(value)}`,
  project: (place, value) => `s.project = ${place(value)}::uuid`,
  from: (place, value) => `s.published_at >= ${place(value)}::date::timestamp AT TIME ZONE 'Asia/Shanghai'`,
  to: (place, value) => `s.published_at < (${place(value)}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`,
  q: (place, value) => `s.search @@ plainto_tsquery('simple', ${place(segmentForQuery(value))})`,
};

/** Lists of the window, newest first, paged by key: publication time and number of the last row. */
@Injectable()
export class ListReader {
  constructor(private readonly reads: PublicReads) {}

  async page(filter: ListFilter, cursor: string | undefined, size: number): Promise<Page> {
    const { name, text, values } = listStatement(filter, keyOf(cursor), size + 1);
    const { rows } = await this.reads.query<ListRow>({ name, text, values });
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > size && last !== undefined ? toCursor([last.at, last.number]) : null };
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

/** The statement's name tells its shape, so that each shape is prepared once per connection. */
export function listStatement(
  filter: ListFilter,
  after: readonly string[] | null,
  limit: number,
): { name: string; text: string; values: unknown[] } {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const asked = Object.entries(CONDITIONS).filter(([key]) => given(filter, key) !== undefined);
  const where = asked.map(([key, condition]) => condition(place, given(filter, key) ?? ''));
  if (after !== null) where.push(`(s.published_at, s.number) < (${place(after[0])}::timestamptz, ${place(after[1])})`);
  return {
    name: ['window', ...asked.map(([key]) => key), ...(after === null ? [] : ['after'])].join('-'),
    text: `SELECT ${LIST_COLUMNS} FROM publication_state s JOIN publication p ON p.id = s.publication
           WHERE ${[SHOWN, ...where].join(' AND ')} ORDER BY s.published_at DESC, s.number DESC LIMIT ${place(limit)}`,
    values,
  };
}

/** Whether this word can be the end of a page of ours. */
export const isListCursor = (cursor: string): boolean => keyOf(cursor) !== null;

function keyOf(cursor: string | undefined): readonly string[] | null {
  const key = cursor === undefined ? null : fromCursor(cursor, 2);
  return key !== null && !Number.isNaN(Date.parse(key[0] ?? '')) ? key : null;
}

function given(filter: ListFilter, key: string): string | undefined {
  const value = filter[key as keyof ListFilter];
  return value === undefined || value === '' ? undefined : value;
}
