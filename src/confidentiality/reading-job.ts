import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { foundIn, type FoundText } from '../domain/screening/found-text.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { FileReading } from '../reading/file-reading.js';
import type { Reading } from '../reading/reading.js';
import type { Job } from '../worker/job.js';

/** A reading may take that long before another worker takes the file over: longer than the reader's own limit. */
const LEASE_MS = 120_000;
const AGAIN_MS = 600_000;
const MOST_FINDS = 300;

/** Reads each file once, by the hash of its bytes, and keeps what the detectors see in it; never the text. */
@Injectable()
export class ReadingJob implements Job {
  readonly name = 'read-files';
  readonly everyMs = 1_000;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reader: FileReading,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async run(): Promise<number> {
    const now = this.clock.now();
    const { rows } = await this.database.pool.query<{ sha256: string; media_type: string; content: Buffer }>({
      name: 'blob.read-next',
      text: NEXT,
      values: [now, new Date(now.getTime() + LEASE_MS)],
    });
    for (const { sha256, media_type, content } of rows)
      await this.keep(sha256, media_type, await this.reader.read(content, media_type));
    return rows.length;
  }

  /** One file at once, for those who cannot wait for the job; a file that is read already stays as it is. */
  async now(sha256: string): Promise<void> {
    const { rows } = await this.database.pool.query<{ media_type: string; content: Buffer }>({
      name: 'blob.read-one',
      text: `SELECT media_type, content FROM blob WHERE sha256 = $1 AND ${UNREAD}`,
      values: [sha256],
    });
    for (const { media_type, content } of rows)
      await this.keep(sha256, media_type, await this.reader.read(content, media_type));
  }

  private async keep(sha256: string, mediaType: string, reading: Reading): Promise<void> {
    const finds = this.screened(reading);
    const copy = copyOf(reading);
    await this.database.pool.query({
      name: 'blob.scanned',
      text: SCANNED,
      values: [
        ...[sha256, reading.state, reading.cause ?? null, JSON.stringify(finds), JSON.stringify(reading.metadata)],
        ...[copy?.sha256 ?? null, mediaType, copy?.bytes.length ?? 0, copy?.bytes ?? null],
        reading.cause === 'virus-scan-unavailable' ? new Date(this.clock.now().getTime() + AGAIN_MS) : null,
      ],
    });
    if (reading.state === 'infected' || finds.some(({ severity }) => severity === 'block'))
      await this.database.pool.query({ name: 'item.quarantine', text: QUARANTINE, values: [sha256] });
  }

  /** Every part, comments and hidden sheets included; a unit's own words are looked for in all files alike. */
  private screened({ parts }: Reading): FoundText[] {
    const lists = this.jurisdiction.wordLists(null);
    return parts
      .flatMap(({ where, text }) =>
        foundIn(text, { personal: false, label: where }, lists).map((find) => ({ ...find, where })),
      )
      .slice(0, MOST_FINDS);
  }
}

/** A copy that was made once is never made again: what a person has checked stays what goes out. */
function copyOf({ publicBytes }: Reading): { readonly sha256: string; readonly bytes: Buffer } | null {
  if (publicBytes === undefined) return null;
  const bytes = Buffer.from(publicBytes);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

/** What no scanner has looked at is tried again: an outage of the scanner must not stay with the file. */
const UNREAD = `(scan IS NULL OR scan_cause = 'virus-scan-unavailable')`;

const SCANNED = `
WITH copy AS (
  INSERT INTO blob (sha256, media_type, size, content, scan) SELECT $6::text, $7::text, $8::int, $9::bytea, $2
  WHERE $6::text IS NOT NULL ON CONFLICT (sha256) DO NOTHING)
UPDATE blob SET scan = $2, scan_cause = $3, scan_finds = $4, scan_metadata = $5, scan_leased_until = $10::timestamptz,
  public_sha256 = coalesce(public_sha256, $6::text)
WHERE sha256 = $1 AND ${UNREAD}`;

const NEXT = `
UPDATE blob SET scan_leased_until = $2::timestamptz WHERE sha256 = (
  SELECT sha256 FROM blob WHERE ${UNREAD} AND (scan_leased_until IS NULL OR scan_leased_until < $1::timestamptz)
  ORDER BY created_at, sha256 LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING sha256, media_type, content`;

/** What is under review and carries this file; what is still drafted is closed when it is submitted. */
const QUARANTINE = `
UPDATE item SET quarantined = true FROM attachment a, workflow_case c
WHERE a.sha256 = $1 AND a.removed_at IS NULL AND item.id = a.item AND c.id = item.id
  AND c.state ~ '^work[.](confidentialityReview|approval|publication|express)'`;
