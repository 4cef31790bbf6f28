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
      await this.keep(sha256, await this.reader.read(content, media_type));
    return rows.length;
  }

  private async keep(sha256: string, reading: Reading): Promise<void> {
    const finds = this.screened(reading);
    await this.database.pool.query({
      name: 'blob.scanned',
      text: `UPDATE blob SET scan = $2, scan_cause = $3, scan_finds = $4, scan_metadata = $5, scan_leased_until = NULL
        WHERE sha256 = $1 AND scan IS NULL`,
      values: [sha256, reading.state, reading.cause ?? null, JSON.stringify(finds), JSON.stringify(reading.metadata)],
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

const NEXT = `
UPDATE blob SET scan_leased_until = $2::timestamptz WHERE sha256 = (
  SELECT sha256 FROM blob WHERE scan IS NULL AND (scan_leased_until IS NULL OR scan_leased_until < $1::timestamptz)
  ORDER BY created_at, sha256 LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING sha256, media_type, content`;

/** What is under review and carries this file; what is still drafted is closed when it is submitted. */
const QUARANTINE = `
UPDATE item SET quarantined = true FROM attachment a, workflow_case c
WHERE a.sha256 = $1 AND a.removed_at IS NULL AND item.id = a.item AND c.id = item.id
  AND c.state ~ '^work[.](confidentialityReview|approval|publication|express)'`;
