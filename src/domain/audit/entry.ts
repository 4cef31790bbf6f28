import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** One line of the trail: every column of `audit_entry` but its hash. */
export interface AuditEntryBody {
  readonly id: string;
  /** The case (or other thing with an id) whose chain this entry belongs to. */
  readonly subject: string;
  /** 1, 2, 3 … within the subject, without gaps. */
  readonly seq: number;
  /** Instant, ISO 8601 in UTC with milliseconds: what `Date#toISOString` gives. */
  readonly at: string;
  readonly actor: string;
  readonly unit: string;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly revision: number;
  /** JSON without personal content: that goes to `audit_content` and is here only as its digest. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly contentDigest: Buffer | null;
  /** Hash of the subject's previous entry; GENESIS for the first. */
  readonly prevHash: Buffer;
}

/** What the first entry of every chain points back to. */
export const GENESIS: Buffer = Buffer.alloc(32);

const FORMAT = 'gongkai-audit-entry/1';

/** The 32 bytes that name an entry with everything in it: SHA-256 of its canonical JSON (RFC 8785), bytes written as hex. */
export function entryHash(body: AuditEntryBody): Buffer {
  const canonical = canonicalJson({
    format: FORMAT,
    id: body.id,
    subject: body.subject,
    seq: body.seq,
    at: body.at,
    actor: body.actor,
    unit: body.unit,
    onBehalfOf: body.onBehalfOf,
    action: body.action,
    fromState: body.fromState,
    toState: body.toState,
    revision: body.revision,
    detail: body.detail,
    contentDigest: body.contentDigest?.toString('hex') ?? null,
    prevHash: body.prevHash.toString('hex'),
  });
  return hash('sha256', canonical, 'buffer');
}

/**
 * The 32 bytes that stand in the log for erasable content. The salt (at least 16 random bytes, erased together with the content)
 * keeps a short text such as a name from being guessed from its hash (个人信息保护法 47: erasure must be real).
 */
export function contentDigest(salt: Buffer, content: unknown): Buffer {
  if (salt.length < 16) throw new RangeError(`a salt of ${salt.length} bytes can be guessed: 16 at least`);
  const canonical = canonicalJson({ salt: salt.toString('hex'), content });
  return hash('sha256', canonical, 'buffer');
}
