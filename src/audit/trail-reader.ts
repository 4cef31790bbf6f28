import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';

/** One line of a case's trail as it may be shown: what the log keeps, and the erasable content where it has not been erased. */
export interface TrailEntry {
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly unit: string;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly revision: number;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Free text and names; null when the entry never had any or it was erased (`erased` tells which). */
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly erased: boolean;
  readonly prevHash: string; // hex
  readonly hash: string; // hex
  /** Its place in the sealed log, from 0; null while it waits for the sequencer. */
  readonly position: number | null;
}

export interface TrailPage {
  /** Oldest first. */
  readonly entries: readonly TrailEntry[];
  /** Give it as `after` to read on; null at the end. */
  readonly next: number | null;
}

const PAGE = 200;

@Injectable()
export class TrailReader {
  constructor(private readonly database: Database) {}

  /** The trail of a case from its first entry, or on from after number `after`; up to 200 entries. Who may see it is the caller's question. */
  async of(caseId: string, after = 0): Promise<TrailPage> {
    const found = await this.database.pool.query<TrailEntry>({
      name: 'trail',
      text: TRAIL,
      values: [caseId, after, PAGE + 1],
    });
    const entries = found.rows.slice(0, PAGE);
    return { entries, next: found.rows.length > PAGE ? (entries.at(-1)?.seq ?? null) : null };
  }
}

const TRAIL = `
SELECT e.id, e.seq, e.at, e.actor, e.unit, e.on_behalf_of AS "onBehalfOf", e.action, e.from_state AS "fromState",
  e.to_state AS "toState", e.revision, e.detail, c.content, e.content_digest IS NOT NULL AND c.entry IS NULL AS erased,
  encode(e.prev_hash, 'hex') AS "prevHash", encode(e.hash, 'hex') AS hash, l.position::float8 AS position
FROM audit_entry e
LEFT JOIN audit_content c ON c.entry = e.id
LEFT JOIN audit_leaf l ON l.entry = e.id
WHERE e.subject = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`;
