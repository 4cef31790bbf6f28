import type { Person } from '../domain/authority/eligibility.js';
import type { CreditRecord } from '../domain/exchange/dual-publicity/table.js';
import type { AttachmentFacts, ExtraElement } from '../domain/items/content.js';
import type { PastAct } from '../domain/deadlines/history.js';
import type { Mark, Memory } from '../domain/lifecycle/facts.js';
import type { FileReading } from '../domain/screening/file-reading.js';
import type { FindDecision } from '../domain/screening/find-decision.js';
import type { ProjectFacts } from '../domain/responsibility/project.js';
import type { StoredClock } from './stored-clock.js';

/** A case as read: everything one decision needs, in one row of one query. */
export interface CaseRow {
  readonly id: string;
  readonly kind: string; // item, order, obligation
  /** What a case without an item is about, for good: title, entry, domain, project. */
  readonly about: About | null;
  readonly series_number: { readonly series: string; readonly year: number; readonly n: number } | null;
  readonly definition: string;
  readonly snapshot: unknown;
  readonly state: string;
  readonly states: readonly string[];
  readonly revision: number;
  readonly guard: number;
  readonly unit: string;
  /** `units`: whose people can be asked to act; their accounts are read with the case. */
  readonly memory: Memory & { readonly units: readonly string[] };
  readonly audit_seq: number;
  readonly audit_hash: Buffer;
  readonly created_by: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly entered_at: Date;
  readonly entry: string;
  readonly domain: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly elements: Readonly<Record<string, unknown>>;
  readonly extra: readonly ExtraElement[];
  readonly dates: Readonly<Record<string, string>>;
  readonly creditRecords: readonly CreditRecord[];
  /** Of a draft: which of its records, counted from 0, another item of the unit has too. */
  readonly creditTwins: readonly number[];
  readonly marks: readonly Mark[];
  readonly decisions: readonly FindDecision[];
  readonly quarantined: boolean;
  /** What was read of each file; a file that nobody has read yet is not among them. */
  readonly readings: readonly FileReading[];
  /** `detector:digest` of what the unit has said is no find, while the item is in review. */
  readonly allowed: readonly string[];
  readonly content_hash: string;
  readonly public_hash: string;
  readonly number: string | null;
  readonly project: NamedProject | null;
  readonly attachments: readonly AttachmentFacts[];
  readonly tasks: readonly OpenTask[];
  readonly deliveries: { readonly pending: number; readonly delivered: number; readonly failed: number };
  /** When each channel had the newest publication: null while it has not. */
  readonly receipts: readonly { readonly channel: string; readonly at: string | null }[];
  readonly accounts: readonly Person[];
  readonly published_at: string | null;
  /** Acts that begin or end clocks, oldest first. */
  readonly acts: readonly PastAct[];
  /** Clocks of the version at hand, as last written. */
  readonly clocks: readonly StoredClock[];
  readonly replay: Replay | null;
  /** Those of the asker's delegations that have not been ended since the request began. */
  readonly delegations: readonly string[];
}

export interface About {
  readonly title: string;
  readonly entry?: string;
  readonly domain?: string;
  readonly project?: string;
  readonly [more: string]: unknown;
}

export type NamedProject = ProjectFacts & { readonly name: string };

export interface OpenTask {
  readonly id: string;
  readonly state: string;
  readonly step: string;
  readonly unit: string;
  readonly role: string;
  readonly claimed_by: string | null;
  readonly not_before: string | null; // date
  readonly urged: number;
  readonly urged_at: string | null;
  readonly urge_waits: boolean; // not acknowledged yet
  readonly asked_on: string | null; // date on which the drafters last urged it
}

/** An accepted answer kept for repeats: 30 days by actor, key and body. */
export interface Replay {
  readonly body_hash: string;
  readonly status: number;
  readonly response: unknown;
}
