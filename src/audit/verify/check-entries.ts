import { contentDigest, entryHash, GENESIS, type AuditEntryBody } from '../../domain/audit/entry.js';
import { leafHash } from '../../domain/audit/merkle.js';
import type { Queryable } from '../../platform/database.js';
import type { FindingCode, Findings } from './findings.js';
import { iso, rows } from './rows.js';

/** An entry may wait this long for the sequencer, which seals at least once a second. */
const PATIENCE_MS = 10_000;

interface EntryRow extends AuditEntryBody {
  readonly hash: Buffer;
  readonly leafHash: Buffer | null;
  readonly waiting: boolean;
  readonly salt: Buffer | null;
  readonly content: unknown;
  readonly caseSeq: number | null;
  readonly caseHash: Buffer | null;
}

export interface EntryCounts {
  entries: number;
  subjects: number;
  waiting: number;
  contents: number;
  erased: number;
}

/** Every entry against its own hash, its chain, its case, its leaf and its erasable content, in one pass over the trail. */
export async function checkEntries(tx: Queryable, findings: Findings, now: Date): Promise<EntryCounts> {
  const counts = { entries: 0, subjects: 0, waiting: 0, contents: 0, erased: 0 };
  let previous: EntryRow | null = null;
  for await (const row of rows<EntryRow>(tx, 'entries', ENTRIES)) {
    const say = sayer(findings, row);
    if (previous?.subject !== row.subject) {
      checkTail(findings, previous);
      previous = null;
      counts.subjects += 1;
    }
    counts.entries += 1;
    checkHash(row, say);
    checkChain(row, previous, say);
    checkLeaf(row, now, say);
    checkContent(row, say);
    counts.waiting += row.waiting ? 1 : 0;
    counts.contents += row.salt === null ? 0 : 1;
    counts.erased += row.contentDigest !== null && row.salt === null ? 1 : 0;
    previous = row;
  }
  checkTail(findings, previous);
  return counts;
}

type Say = (code: FindingCode, params?: Readonly<Record<string, string | number>>) => void;

function sayer(findings: Findings, row: EntryRow): Say {
  const { id, subject, seq, action, at } = row;
  return (code, params = {}) => {
    findings.add({ code, entry: id, params: { entry: id, subject, seq, action, at, ...params } });
  };
}

function checkHash(row: EntryRow, say: Say): void {
  if (!same(row.hash, () => entryHash(row))) say('entry-altered');
}

function checkChain(row: EntryRow, previous: EntryRow | null, say: Say): void {
  const expected = (previous?.seq ?? 0) + 1;
  if (row.seq !== expected) say('entry-out-of-sequence', { expected });
  else if (!row.prevHash.equals(previous?.hash ?? GENESIS)) say('chain-broken', { previous: expected - 1 });
}

function checkLeaf(row: EntryRow, now: Date, say: Say): void {
  if (row.leafHash !== null) {
    if (!row.leafHash.equals(leafHash(row.hash))) say('leaf-differs');
    if (row.waiting) say('sealed-but-waiting');
    return;
  }
  if (!row.waiting) say('never-sealed');
  else if (now.getTime() - Date.parse(row.at) > PATIENCE_MS) say('unsealed-too-long', { seconds: PATIENCE_MS / 1000 });
}

/** Erased content is lawful (个人信息保护法 47): its digest stays, and nothing is left to compare. */
function checkContent(row: EntryRow, say: Say): void {
  const { salt, content } = row;
  if (salt === null) return;
  if (row.contentDigest === null) say('content-unannounced');
  else if (!same(row.contentDigest, () => contentDigest(salt, content))) say('content-altered');
}

/** What the case says its newest entry is: so a chain cut off at its end is found, which no hash inside the chain could show. */
function checkTail(findings: Findings, last: EntryRow | null): void {
  if (last === null) return;
  const say = sayer(findings, last);
  if (last.caseSeq === null) {
    if (last.toState !== null) say('case-missing');
  } else if (last.caseSeq > last.seq) say('tail-truncated', { expected: last.caseSeq });
  else if (last.caseSeq < last.seq) say('tail-exceeded', { expected: last.caseSeq });
  else if (last.caseHash?.equals(last.hash) !== true) say('tail-differs');
}

/** A row altered into something that cannot be hashed at all does not fit either. */
function same(stored: Buffer, recompute: () => Buffer): boolean {
  try {
    return recompute().equals(stored);
  } catch {
    return false;
  }
}

const ENTRIES = `
SELECT e.id, e.subject, e.seq, ${iso('e.at')} AS at, e.actor, e.unit, e.on_behalf_of AS "onBehalfOf", e.action,
  e.from_state AS "fromState", e.to_state AS "toState", e.revision, e.detail, e.content_digest AS "contentDigest",
  e.prev_hash AS "prevHash", e.hash, l.leaf_hash AS "leafHash", u.entry IS NOT NULL AS waiting, c.salt, c.content,
  w.audit_seq AS "caseSeq", w.audit_hash AS "caseHash"
FROM audit_entry e
LEFT JOIN audit_leaf l ON l.entry = e.id
LEFT JOIN audit_unsealed u ON u.entry = e.id
LEFT JOIN audit_content c ON c.entry = e.id
LEFT JOIN workflow_case w ON w.id = e.subject
ORDER BY e.subject, e.seq`;
