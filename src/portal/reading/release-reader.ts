import { Injectable } from '@nestjs/common';
import { CHANGES, type Change } from '../../domain/ocds/change.js';
import { Database } from '../../platform/database.js';
import { SHOWN } from './rows.js';

export interface ReleaseFilter {
  readonly after: string; // position
  readonly entries: readonly string[];
  readonly domain?: string | undefined;
  readonly project?: string | undefined;
  /** Of a process without a project: the number it began with. */
  readonly number?: string | undefined;
}

/** One change of a process; `paged` says whether it is of the page that was asked for or only came before it. */
export interface ReleaseRow extends Change {
  readonly project: string | null;
  readonly root: string;
  readonly paged: boolean;
}

/** A page of releases with the changes that came before in the same processes, all in one query. */
@Injectable()
export class ReleaseReader {
  constructor(private readonly database: Database) {}

  async page(filter: ReleaseFilter, limit: number): Promise<readonly ReleaseRow[]> {
    const statement = releaseStatement(filter, limit);
    const { rows } = await this.database.pool.query<ReleaseRow & { position: string }>(statement);
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }
}

const kinds = (which: 'carries' | 'hides', is: boolean): string =>
  Object.entries(CHANGES)
    .filter(([, change]) => change[which] === is)
    .map(([kind]) => `'${kind}'`)
    .join(', ');

/** What makes a release: a change without content, or one whose content the window shows and no later change has hidden. */
const RELEASED = `(w.kind IN (${kinds('carries', false)}) OR ${SHOWN} AND NOT EXISTS (
  SELECT FROM window_change h WHERE h.number = w.number AND h.position > w.position AND h.kind IN (${kinds('hides', true)})))`;

const COLUMNS = `
  w.position::text AS position, w.kind, w.at, w.number, w.version, s.entry, s.project, g.root, p.relation,
  w.position IN (SELECT position FROM page) AS paged,
  ARRAY (SELECT e ->> 'id' FROM jsonb_array_elements(p.body) e WHERE e -> 'value' <> 'null') AS filled,
  CASE WHEN ${SHOWN} THEN jsonb_build_object('title', p.title, 'summary', p.summary, 'projectName', p.project_name, 'unit', p.unit,
    'body', p.body, 'attachments', p.attachments, 'changeNote', p.change_note) END AS content`;

/**
 * The statement's name tells its shape; the numbers of a process are its project's, or the first one and its notices'. `OFFSET 0` keeps the
 * few numbers of a page the outer side: left free, the planner takes them for thousands and reads whole tables (30,000 publications).
 */
export function releaseStatement(
  filter: ReleaseFilter,
  limit: number,
): { name: string; text: string; values: unknown[] } {
  const values: unknown[] = [filter.after, filter.entries, limit];
  const place = (value: unknown): string => `$${String(values.push(value))}`;
  const where = [
    ...(filter.domain === undefined ? [] : [`s.domain = ${place(filter.domain)}`]),
    ...(filter.project === undefined ? [] : [`s.project = ${place(filter.project)}::uuid`]),
    ...(filter.number === undefined ? [] : [rooted(place(filter.number))]),
  ];
  const asked = (['domain', 'project', 'number'] as const).filter((key) => filter[key] !== undefined);
  return { name: ['ocds', ...asked].join('-'), text: textWith(where), values };
}

const rooted = (number: string): string =>
  `s.project IS NULL AND s.number IN (SELECT ${number}::text UNION ALL
    SELECT n.number FROM publication n WHERE n.relation ->> 'of' = ${number}::text AND n.relation IS NOT NULL)`;

const textWith = (where: readonly string[]): string => `
WITH page AS MATERIALIZED (
  SELECT w.position, s.project, CASE WHEN s.project IS NULL THEN coalesce(p.relation ->> 'of', w.number) ELSE '' END AS root
  FROM window_change w JOIN publication_state s ON s.number = w.number JOIN publication p ON p.number = w.number AND p.version = w.version
  WHERE ${['w.position > $1::bigint', 's.entry = ANY ($2::text[])', ...where, RELEASED].join('\n    AND ')}
  ORDER BY w.position LIMIT $3),
numbers AS (
  SELECT g.root, n.number FROM (SELECT DISTINCT project, root FROM page WHERE project IS NOT NULL) g,
    LATERAL (SELECT number FROM publication_state WHERE project = g.project OFFSET 0) n
  UNION ALL SELECT DISTINCT root, root FROM page WHERE project IS NULL
  UNION ALL SELECT g.root, n.number FROM (SELECT DISTINCT root FROM page WHERE project IS NULL) g,
    LATERAL (SELECT number FROM publication n WHERE n.relation ->> 'of' = g.root AND n.relation IS NOT NULL OFFSET 0) n)
SELECT c.* FROM numbers g, LATERAL (
  SELECT ${COLUMNS} FROM window_change w
  JOIN publication_state s ON s.number = w.number JOIN publication p ON p.number = w.number AND p.version = w.version
  WHERE w.number = g.number AND w.position <= (SELECT max(position) FROM page) OFFSET 0) c
ORDER BY c.position::bigint`;
