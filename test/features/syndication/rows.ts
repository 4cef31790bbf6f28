import type { Pool } from 'pg';
import { newId } from '../../../src/platform/ids.js';

export interface PublicationRow {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
}

/** A publication as the engine's statement leaves it, and what the window shows of it. */
export async function publication(
  pool: Pool,
  given: { number: string; version?: number; caseId?: string; visibility?: string; notice?: string; title?: string },
): Promise<PublicationRow> {
  const {
    number,
    version = 1,
    caseId = newId(),
    visibility = 'current',
    notice = null,
    title = '同江市2026年宗地出让公告',
  } = given;
  const id = newId();
  await pool.query(
    `INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, formed_on,
       published_at, public_hash)
     VALUES ($1, $2, $3, $4, 'land-grant-notice', 'land', 'land-bureau', 'land-bureau', $5, '内容概述',
       '[{"id":"parcel","label":{"zh":"宗地","en":"Parcel"},"kind":"text","value":"TJ-2026-7","masked":false,"withheld":false}]',
       '[{"id":"a1","title":"宗地图","fileName":"宗地图.pdf","mediaType":"application/pdf","size":7,"sha256":"aa11"}]',
       '2026-11-02', now(), 'cafe')`,
    [id, number, version, caseId, title],
  );
  await pool.query(
    `INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, visibility, notice, changed_at, published_at, search)
     VALUES ($1, $2, $3, 'land-grant-notice', 'land', 'land-bureau', $4, $5, now(), now(), '')
     ON CONFLICT (number) DO UPDATE SET publication = excluded.publication, visibility = excluded.visibility, notice = excluded.notice`,
    [number, id, caseId, visibility, notice],
  );
  return { id, caseId, number };
}

/** A delivery as the engine's statement leaves it. */
export async function owe(
  pool: Pool,
  { id: publication, caseId, number }: PublicationRow,
  operation: string,
  at: Date,
  channel = 'province',
): Promise<string> {
  const id = newId();
  await pool.query(
    `INSERT INTO delivery (id, publication, number, case_id, channel, operation, sequence, next_attempt_at, created_at)
     VALUES ($1, $2, $7, $3, $4, $5, (SELECT coalesce(max(sequence), 0) + 1 FROM delivery WHERE case_id = $3), $6, $6)`,
    [id, publication, caseId, channel, operation, at, number],
  );
  return id;
}
