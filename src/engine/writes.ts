import type { Memory, Mark } from '../domain/lifecycle/facts.js';
import type { Changes } from '../domain/lifecycle/step.js';
import type { ItemContent } from '../domain/items/content.js';
import type { FindDecision } from '../domain/screening/find-decision.js';
import type { PublicCopy } from '../domain/items/public-copy.js';
import type { ClockWrites } from './clock-plan.js';

/** Everything one action writes; the case writer turns it into one named statement. */
export interface Writes {
  readonly at: Date;
  readonly case: CaseWrite;
  readonly item?: ItemWrite;
  readonly restore?: number; // the published version a discarded correction goes back to
  readonly audit: AuditWrite;
  readonly tasks: TaskWrites;
  readonly timers?: { readonly open: readonly NewTimer[]; readonly cancel: readonly string[] };
  readonly clocks?: ClockWrites;
  readonly number?: { readonly series: string; readonly year: number };
  readonly notices?: readonly NewNotice[];
  readonly publication?: NewPublication;
  readonly visibility?: NonNullable<Changes['visibility']>;
  readonly deliveries?: readonly { readonly channel: string; readonly operation: string; readonly status: Waits }[];
  /** The one delivery that is sent again. */
  readonly replay?: string;
  readonly settle?: DeliverySettlement;
  /** Where a person posted what is published now. */
  readonly link?: { readonly channel: string; readonly url: string; readonly by: string };
  readonly attachments?: AttachmentWrites;
  readonly urge?: {
    readonly id: string;
    readonly task: string;
    readonly by: string;
    readonly message: string | null;
    readonly askedOn: string | null;
  };
  readonly acknowledged?: { readonly task: string; readonly by: string };
  /** A place that the unit's reviewer says is no find: not asked about again until it is revoked. */
  readonly allowance?: {
    readonly id: string;
    readonly unit: string;
    readonly detector: string;
    readonly digest: string;
    readonly reason: string | null;
    readonly by: string;
  };
  readonly comment?: { readonly id: string; readonly author: string; readonly text: string };
  readonly answer?: {
    readonly actor: string;
    readonly key: string;
    readonly bodyHash: string;
    readonly status: number;
    readonly response: unknown;
  };
}

/** Whom a new delivery waits for: a worker, or a person who files it and enters the receipt. */
export type Waits = 'pending' | 'manual';

/** A person says that the platform has it: the receipt's number where there is one, and where that can be seen. */
export interface DeliverySettlement {
  readonly delivery: string;
  readonly receipt: string | null;
  readonly evidence: string;
  readonly by: string;
}

export interface CaseWrite {
  readonly id: string;
  readonly guard: number; // as read; the write is void when it has moved
  readonly snapshot: unknown;
  readonly state: string;
  readonly states: readonly string[];
  readonly revision: number;
  readonly memory: Memory & { readonly units: readonly string[] };
  /** On whose strength the actor stands in for a colleague; the write is void when it was ended meanwhile. */
  readonly delegation?: string | undefined;
  /** Nothing happened to the case, the house only spoke of it: lists by the last change leave it where it is. */
  readonly still?: boolean;
}

export interface ItemWrite {
  readonly version: number;
  readonly content?: ItemContent;
  readonly marks?: readonly Mark[];
  readonly decisions?: readonly FindDecision[];
  readonly quarantined?: boolean;
  readonly contentHash: string;
  readonly publicHash: string;
  readonly search?: string; // segmented words of title and summary
}

export interface AuditWrite {
  readonly id: string;
  readonly seq: number;
  readonly actor: string;
  readonly unit: string;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly revision: number;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly contentDigest: Buffer | null;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
  readonly content: { readonly salt: Buffer; readonly content: Readonly<Record<string, unknown>> } | null;
}

export interface TaskWrites {
  readonly end: readonly {
    readonly id: string;
    readonly status: 'done' | 'closed';
    readonly by: string;
    readonly outcome: string;
  }[];
  readonly open: readonly {
    readonly id: string;
    readonly state: string;
    readonly step: string;
    readonly unit: string;
    readonly role: string;
    readonly not_before: string | null;
  }[];
  readonly claim?: { readonly id: string; readonly by: string | null };
}

export interface NewTimer {
  readonly id: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly due_at: string;
}

export interface NewNotice {
  readonly id: string;
  readonly kind?: string; // of the outbox row; a notice unless said
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface NewPublication {
  readonly id: string;
  readonly version: number;
  readonly number: string | null; // null: the next of the unit and year
  readonly uscc: string;
  readonly year: number;
  readonly entry: string;
  readonly domain: string;
  readonly unit: string;
  readonly publisher: string;
  readonly project: string | null;
  readonly projectName: string | null;
  readonly copy: PublicCopy;
  readonly changeNote: string | null;
  readonly relation: { readonly kind: string; readonly of: string } | null;
  readonly publicHash: string;
  readonly search: string;
  readonly source: Readonly<Record<string, unknown>>; // content, marks and attachment ids, kept for the next correction
  readonly sourceVersion: number;
  readonly contentHash: string;
}

export interface AttachmentWrites {
  readonly add?: readonly {
    readonly id: string;
    readonly sha256: string;
    readonly title: string;
    readonly file_name: string;
    readonly media_type: string;
    readonly size: number;
    readonly added_by: string;
  }[];
  /** The bytes of what is added: the same bytes twice are kept once. */
  readonly blob?: { readonly sha256: string; readonly mediaType: string; readonly bytes: Buffer };
  readonly remove?: readonly string[];
  readonly erase?: string; // SHA-256 of bytes that must not be kept
  readonly restore?: number; // a discarded correction puts the files of that version back
}
