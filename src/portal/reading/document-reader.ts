import { Injectable } from '@nestjs/common';
import { PublicReads } from '../../replica/public-reads.js';
import { LIST_COLUMNS, SHOWN, type ListRow, type PublicationRow, type Visibility } from './rows.js';

/** What stands under a number: whether it is shown, since when, and what is told where it is not. */
export interface StateRow {
  readonly number: string;
  readonly visibility: Visibility;
  readonly notice: string | null;
  readonly changedAt: Date;
  readonly unit: string;
  readonly entry: string;
  readonly current: PublicationRow;
}

export interface VersionRow {
  readonly version: number;
  readonly publishedAt: Date;
  readonly changeNote: string | null;
}

const PUBLICATION_COLUMNS = `
  p.number, p.version, p.title, p.summary, p.entry, p.domain, p.unit, p.project, p.project_name AS "projectName", p.published_at AS "publishedAt", p.relation,
  p.publisher, p.body, p.attachments, p.formed_on::text AS "formedOn", p.change_note AS "changeNote", p.public_hash AS "publicHash"`;

type StateColumns = Pick<StateRow, 'visibility' | 'notice' | 'changedAt'>;

/** One publication with its versions and the notices that belong to it. */
@Injectable()
export class DocumentReader {
  constructor(private readonly reads: PublicReads) {}

  async state(number: string): Promise<StateRow | null> {
    const row = await this.reads.find<StateColumns & PublicationRow>({
      name: 'window-state',
      text: `SELECT s.visibility, s.notice, s.changed_at AS "changedAt", ${PUBLICATION_COLUMNS}
             FROM publication_state s JOIN publication p ON p.id = s.publication WHERE s.number = $1`,
      values: [number],
    });
    if (row === null) return null;
    const { visibility, notice, changedAt, ...current } = row;
    return { number, visibility, notice, changedAt, unit: row.unit, entry: row.entry, current };
  }

  async version(number: string, version: number): Promise<PublicationRow | null> {
    const { rows } = await this.reads.query<PublicationRow>({
      name: 'window-version',
      text: `SELECT ${PUBLICATION_COLUMNS} FROM publication p WHERE p.number = $1 AND p.version = $2`,
      values: [number, version],
    });
    return rows[0] ?? null;
  }

  async versions(number: string): Promise<readonly VersionRow[]> {
    const { rows } = await this.reads.query<VersionRow>({
      name: 'window-versions',
      text: `SELECT version, published_at AS "publishedAt", change_note AS "changeNote"
             FROM publication WHERE number = $1 ORDER BY version DESC`,
      values: [number],
    });
    return rows;
  }

  /** Notices that correct, clarify or end this one, and the one it belongs to: those that are shown. */
  async related(number: string, of: string | null): Promise<readonly ListRow[]> {
    const { rows } = await this.reads.query<ListRow>({
      name: 'window-related',
      text: `SELECT ${LIST_COLUMNS} FROM publication_state s JOIN publication p ON p.id = s.publication
             WHERE ${SHOWN} AND s.number IN (SELECT number FROM publication WHERE relation ->> 'of' = $1 AND relation IS NOT NULL
                                             UNION ALL SELECT $2::text)
             ORDER BY s.published_at, s.number`,
      values: [number, of],
    });
    return rows;
  }
}
