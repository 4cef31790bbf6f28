import type { PublicElement } from '../../domain/catalogue/element-values.js';
import type { PublicAttachment } from '../../domain/items/public-copy.js';
import type { Relation } from '../../publication/relation.js';

export type Visibility = 'current' | 'held' | 'takenDown' | 'repealed' | 'expired';

/** One line of a list in the window. `at` is `published_at` to the microsecond, as PostgreSQL writes it: the key of the next page. */
export interface ListRow {
  readonly number: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly entry: string;
  readonly domain: string;
  readonly unit: string;
  readonly project: string | null;
  readonly projectName: string | null;
  readonly publishedAt: Date;
  readonly at: string;
  readonly visibility: Visibility;
  readonly relation: Relation | null;
}

/** One version, whole. */
export interface PublicationRow extends Omit<ListRow, 'at' | 'visibility'> {
  readonly publisher: string;
  readonly body: readonly PublicElement[];
  readonly attachments: readonly PublicAttachment[];
  readonly formedOn: string | null;
  readonly changeNote: string | null;
  readonly publicHash: string;
}

/** Columns of a list row; `s` is publication_state, `p` the version it points to. */
export const LIST_COLUMNS = `
  s.number, p.version, p.title, p.summary, s.entry, s.domain, s.unit, s.project, p.project_name AS "projectName", s.published_at AS "publishedAt",
  s.published_at::text AS at, s.visibility, p.relation`;

/** Written out as the partial indexes of the migration have it. */
export const SHOWN = `s.visibility IN ('current', 'repealed')`;
