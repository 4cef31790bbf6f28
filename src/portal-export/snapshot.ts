import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../platform/database.js';
import { groupedBy } from './grouped-by.js';

export interface ShownRow {
  readonly number: string;
  /** Of the version that is shown; a publication's row never changes. */
  readonly publication: string;
  readonly domain: string;
  readonly entry: string;
  readonly unit: string;
  readonly project: string | null;
  readonly visibility: string;
  readonly notice: string | null;
  readonly changedAt: Date;
  /** `published_at` as PostgreSQL writes it: part of list cursors. */
  readonly at: string;
}

export interface VersionRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly of: string | null;
}

export interface FileRow {
  readonly sha256: string;
  readonly fileName: string;
}

/** What the window shows at one instant, without the texts: enough to tell what must be rendered. */
export interface Snapshot {
  /** Of the feed of changes. */
  readonly position: string;
  /** Newest first. */
  readonly shown: readonly ShownRow[];
  /** What stood here once: held, taken down, expired. */
  readonly gone: readonly ShownRow[];
  /** All versions of a number, oldest first. */
  readonly versions: ReadonlyMap<string, readonly VersionRow[]>;
  /** Attachments of what is shown, in any version. */
  readonly files: readonly FileRow[];
}

/** Reads everything in one snapshot of the database. */
export async function takeSnapshot(pool: Pool): Promise<Snapshot> {
  return await inTransaction(pool, async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const states = await rows<ShownRow>(tx, STATES);
    const versions = await rows<VersionRow>(tx, VERSIONS);
    const [last] = await rows<{ position: string }>(tx, POSITION);
    return {
      position: last?.position ?? '0',
      shown: states.filter(isShown),
      gone: states.filter((row) => !isShown(row)),
      versions: groupedBy(versions, ({ number }) => number),
      files: await rows<FileRow>(tx, FILES),
    };
  });
}

const isShown = ({ visibility }: ShownRow): boolean => visibility === 'current' || visibility === 'repealed';

async function rows<T extends object>(tx: PoolClient, text: string): Promise<T[]> {
  return (await tx.query<T>(text)).rows;
}

export const POSITION = 'SELECT coalesce(max(position), 0)::text AS position FROM window_change';

const STATES = `
SELECT number, publication, domain, entry, unit, project, visibility, notice, changed_at AS "changedAt", published_at::text AS at
FROM publication_state ORDER BY published_at DESC, number DESC`;

const VERSIONS = `SELECT id, number, version, relation ->> 'of' AS of FROM publication ORDER BY number, version`;

const FILES = `
SELECT DISTINCT file ->> 'sha256' AS sha256, file ->> 'fileName' AS "fileName"
FROM publication_state s JOIN publication p ON p.number = s.number CROSS JOIN LATERAL jsonb_array_elements(p.attachments) file
WHERE s.visibility IN ('current', 'repealed') AND jsonb_typeof(file -> 'title') = 'string'
  AND EXISTS (SELECT FROM blob b WHERE b.sha256 = file ->> 'sha256')`;
