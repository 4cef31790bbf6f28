import type { Statement } from './statement.js';
import type { Writes } from './writes.js';

/**
 * The immutable public copy. A first publication takes the next 索引号 of its unit and year in the same statement; the counter only
 * rises, so a number is never reused. Version, source and the window's row follow it.
 */
export function withPublication(statement: Statement, { publication: made, at }: Writes): void {
  if (made === undefined) return;
  const numbered = made.number === null ? 'x' : 'xk';
  if (made.number === null) {
    statement.with(
      'x',
      `INSERT INTO index_number AS x (uscc, year, last) SELECT $uscc::text, $year::int, 1 FROM c
      ON CONFLICT (uscc, year) DO UPDATE SET last = x.last + 1
      RETURNING x.uscc || '/' || x.year || '-' || lpad(x.last::text, greatest(5, length(x.last::text)), '0') AS number`,
      { uscc: made.uscc, year: made.year },
    );
  } else {
    statement.with('xk', `SELECT $number::text AS number FROM c`, { number: made.number });
  }
  statement.with(
    'p',
    `INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, project, project_name, title, summary, body, attachments,
      formed_on, published_at, change_note, relation, public_hash)
    SELECT $id::uuid, x.number, $version::int, c.id, $entry::text, $domain::text, $unit::text, $publisher::text, $project::uuid,
      $projectName::text, $title::text, $summary::text, $body::jsonb, $attachments::jsonb, $formedOn::date, $at::timestamptz, $changeNote::text,
      $relation::jsonb, $publicHash::text FROM c, ${numbered} AS x
    RETURNING id, number`,
    {
      at,
      id: made.id,
      version: made.version,
      entry: made.entry,
      domain: made.domain,
      unit: made.unit,
      publisher: made.publisher,
      project: made.project,
      projectName: made.projectName,
      title: made.copy.title,
      summary: made.copy.summary,
      body: JSON.stringify(made.copy.body),
      attachments: JSON.stringify(made.copy.attachments),
      formedOn: made.copy.formedOn,
      changeNote: made.changeNote,
      relation: made.relation === null ? null : JSON.stringify(made.relation),
      publicHash: made.publicHash,
    },
  );
  statement.with(
    'ps',
    `INSERT INTO publication_state AS s (number, publication, case_id, entry, domain, unit, project, visibility, notice, changed_at,
      published_at, search)
    SELECT p.number, p.id, c.id, $entry::text, $domain::text, $unit::text, $project::uuid, 'current', NULL, $at::timestamptz,
      $at::timestamptz, to_tsvector('simple', $search::text) FROM c, p
    ON CONFLICT (number) DO UPDATE SET publication = excluded.publication, visibility = 'current', notice = NULL,
      changed_at = excluded.changed_at, published_at = excluded.published_at, search = excluded.search`,
    { at, entry: made.entry, domain: made.domain, unit: made.unit, project: made.project, search: made.search },
  );
  statement.with(
    'pw',
    `INSERT INTO window_change (number, version, kind, at) SELECT p.number, $version::int, $change::text, $at::timestamptz FROM c, p`,
    { at, version: made.version, change: made.version === 1 ? 'published' : 'corrected' },
  );
  statement.with(
    'pv',
    `INSERT INTO item_version (item, version, content, content_hash, public_hash, published_at)
    SELECT c.id, $version::int, $source::jsonb, $contentHash::text, $publicHash::text, $at::timestamptz FROM c`,
    {
      at,
      version: made.sourceVersion,
      source: JSON.stringify(made.source),
      contentHash: made.contentHash,
      publicHash: made.publicHash,
    },
  );
}

/** The window's rows of the case, one for each number: the original and its additional notices are held or taken down together. */
export function withVisibility(statement: Statement, { visibility, publication, at }: Writes): void {
  if (visibility === undefined || publication !== undefined) return;
  statement.with(
    'v',
    `UPDATE publication_state AS s SET visibility = $to::text, notice = $notice::text, changed_at = $at::timestamptz
    FROM c WHERE s.case_id = c.id AND s.visibility = ANY ($from::text[]) RETURNING s.number, s.publication`,
    { at, to: visibility.to, notice: visibility.notice, from: BEFORE[visibility.to] },
  );
  statement.with(
    'vw',
    `INSERT INTO window_change (number, version, kind, at)
    SELECT v.number, n.version, $change::text, $at::timestamptz FROM v JOIN publication n ON n.id = v.publication`,
    { at, change: CHANGE[visibility.to] },
  );
}

/** How the feed of changes calls what becomes of a publication. */
const CHANGE: Readonly<Record<NonNullable<Writes['visibility']>['to'], string>> = {
  ...{ current: 'released', held: 'held', takenDown: 'withdrawn', repealed: 'repealed', expired: 'expired' },
};

/** What may become what: of several numbers, one that was taken down does not come back with the others. */
const BEFORE: Readonly<Record<NonNullable<Writes['visibility']>['to'], readonly string[]>> = {
  current: ['held'],
  held: ['current'],
  takenDown: ['current', 'held', 'repealed'],
  repealed: ['current'],
  expired: ['current', 'held', 'repealed'],
};

/** What only this item ever had is gone for good; its name and hash stay, as the trace that it was there. */
const ERASE = `
UPDATE blob SET content = '', erased_at = $at::timestamptz, scan_finds = '[]', scan_metadata = '[]'
FROM c, blob source WHERE source.sha256 = $erase::text AND blob.sha256 IN (source.sha256, source.public_sha256)
  AND NOT EXISTS (SELECT FROM attachment o WHERE o.sha256 = blob.sha256 AND o.item <> c.id AND NOT o.expunged)
  AND NOT EXISTS (SELECT FROM blob o WHERE o.public_sha256 = blob.sha256 AND o.sha256 <> source.sha256)`;

export function withAttachments(statement: Statement, { attachments, at }: Writes): void {
  if (attachments?.blob !== undefined) {
    const { sha256, mediaType, bytes } = attachments.blob;
    statement.with(
      'fb',
      `INSERT INTO blob (sha256, media_type, size, content)
      SELECT $sha256::text, $mediaType::text, $size::int, $bytes::bytea FROM c ON CONFLICT (sha256) DO UPDATE SET content = excluded.content, erased_at = NULL, scan = NULL
        WHERE blob.erased_at IS NOT NULL`,
      { sha256, mediaType, size: bytes.length, bytes },
    );
  }
  if (attachments?.add !== undefined && attachments.add.length > 0) {
    statement.with(
      'fa',
      `INSERT INTO attachment (id, item, sha256, title, file_name, media_type, size, added_by, added_at)
      SELECT f.id, c.id, f.sha256, f.title, f.file_name, f.media_type, f.size, f.added_by, $at::timestamptz
      FROM c, jsonb_to_recordset($add::jsonb) AS f(id uuid, sha256 text, title text, file_name text, media_type text, size int, added_by text)`,
      { at, add: JSON.stringify(attachments.add) },
    );
  }
  if (attachments?.remove !== undefined && attachments.remove.length > 0) {
    statement.with(
      'fr',
      `UPDATE attachment SET removed_at = $at::timestamptz, expunged = $expunged::boolean FROM c WHERE attachment.item = c.id AND attachment.id = ANY($remove::uuid[])`,
      { at, remove: attachments.remove, expunged: attachments.erase !== undefined },
    );
  }
  if (attachments?.erase !== undefined) statement.with('fe', ERASE, { at, erase: attachments.erase });
  if (attachments?.restore !== undefined) {
    statement.with(
      'fx',
      `UPDATE attachment SET removed_at = CASE WHEN v.content -> 'attachments' ? attachment.id::text THEN NULL
        ELSE coalesce(removed_at, $at::timestamptz) END
      FROM c, item_version v WHERE attachment.item = c.id AND v.item = c.id AND v.version = $version::int`,
      { at, version: attachments.restore },
    );
  }
}
