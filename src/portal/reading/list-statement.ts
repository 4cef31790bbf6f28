import { segmentForQuery } from '../../platform/segment.js';
import { LIST_COLUMNS, SHOWN } from './rows.js';

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

type Condition = (place: (value: unknown) => string, value: string) => string;

const WORDS: Condition = (place, value) => `s.search @@ plainto_tsquery('simple', ${place(segmentForQuery(value))})`;

/** One index of the migration (window_by_…) carries each of these together with the order. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  domain: (place, value) => `s.domain = ${place(value)}`,
  entry: (place, value) => `s.entry = ${place(value)}`,
  unit: (place, value) => `s.unit = ${place(value)}`,
  project: (place, value) => `s.project = ${place(value)}::uuid`,
  from: (place, value) => `s.published_at >= ${place(value)}::date::timestamp AT TIME ZONE 'Asia/Shanghai'`,
  to: (place, value) => `s.published_at < (${place(value)}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`,
  q: WORDS,
};

export interface ListStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * The statement's name tells its shape, so that each shape is prepared once per connection. The limit is part of the shape: as a value,
 * a kept plan would be made for a tenth of all rows, and read 21 of a million with parallel workers.
 */
export function listStatement(filter: ListFilter, after: readonly string[] | null, limit: number): ListStatement {
  return searches(filter) ? foundStatement(filter, after, limit) : plainStatement(filter, after, limit);
}

/** Words are looked for among so many of the newest first. */
const NEWEST = 10_000;

/**
 * PostgreSQL takes the words of a search for independent: it would walk a million publications from the newest on for two frequent words
 * that never meet, or sort half of them for a frequent one. So words are looked for among the newest, which is a page of frequent ones;
 * where that is too little, `listStatement` finds them all by their index.
 */
export function newestStatement(filter: ListFilter, after: readonly string[] | null, limit: number): ListStatement {
  const { name, place, values, where } = asked({ ...filter, q: undefined }, after);
  const words = WORDS(place, filter.q ?? '');
  return {
    name: `${name}-newest-${String(limit)}`,
    values,
    text: shown(
      `SELECT * FROM (SELECT * FROM publication_state s WHERE ${where} ${ORDER} LIMIT ${String(NEWEST)}) s WHERE ${words} ${ORDER}`,
      limit,
    ),
  };
}

export const searches = (filter: ListFilter): boolean => given(filter, 'q') !== undefined;

function foundStatement(filter: ListFilter, after: readonly string[] | null, limit: number): ListStatement {
  const { name, values, where } = asked(filter, after);
  const found = `WITH found AS MATERIALIZED (SELECT ${KEPT} FROM publication_state s WHERE ${where})`;
  return {
    name: `${name}-${String(limit)}`,
    values,
    text: `${found} ${shown(`SELECT * FROM found s ${ORDER}`, limit)}`,
  };
}

function plainStatement(filter: ListFilter, after: readonly string[] | null, limit: number): ListStatement {
  const { name, values, where } = asked(filter, after);
  const text = `SELECT ${LIST_COLUMNS} FROM publication_state s JOIN publication p ON p.id = s.publication
           WHERE ${where} ${ORDER} LIMIT ${String(limit)}`;
  return { name: `${name}-${String(limit)}`, values, text };
}

const ORDER = 'ORDER BY s.published_at DESC, s.number DESC';
const KEPT = 's.number, s.publication, s.entry, s.domain, s.unit, s.project, s.published_at, s.visibility';

/** The versions of those rows only that are shown. */
const shown = (rows: string, limit: number): string =>
  `SELECT ${LIST_COLUMNS} FROM (${rows} LIMIT ${String(limit)}) s JOIN publication p ON p.id = s.publication ${ORDER}`;

function asked(filter: ListFilter, after: readonly string[] | null) {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const narrowed = Object.entries(CONDITIONS).filter(([key]) => given(filter, key) !== undefined);
  const where = narrowed.map(([key, condition]) => condition(place, given(filter, key) ?? ''));
  if (after !== null) where.push(`(s.published_at, s.number) < (${place(after[0])}::timestamptz, ${place(after[1])})`);
  return {
    name: ['window', ...narrowed.map(([key]) => key), ...(after === null ? [] : ['after'])].join('-'),
    where: [SHOWN, ...where].join(' AND '),
    ...{ place, values },
  };
}

function given(filter: ListFilter, key: string): string | undefined {
  const value = filter[key as keyof ListFilter];
  return value === undefined || value === '' ? undefined : value;
}
