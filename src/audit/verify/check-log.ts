import type { KeyObject } from 'node:crypto';
import { AUDIT_LOG, isSigned, type SignedHead } from '../../domain/audit/head.js';
import { Frontier } from '../../domain/audit/merkle.js';
import type { Queryable } from '../../platform/database.js';
import { HeadCheck } from './check-heads.js';
import type { Findings } from './findings.js';
import { rows } from './rows.js';

interface LeafRow {
  readonly position: string;
  readonly entry: string;
  readonly leafHash: Buffer;
  readonly known: boolean;
}

export interface LogCounts {
  readonly leaves: number;
  readonly heads: number;
}

/**
 * Grows the log again from its leaves and compares it, on the way, with every signed head and with a head kept elsewhere: whoever has the
 * database but not the key can make entries, chains and leaves agree with each other, never with those.
 */
export async function checkLog(
  tx: Queryable,
  findings: Findings,
  keys: ReadonlyMap<string, KeyObject>,
  kept: SignedHead | null,
): Promise<LogCounts> {
  const frontier = Frontier.empty();
  const heads = await HeadCheck.begin(tx, findings, keys);
  let firstBeyond: LeafRow | null = null;
  for await (const leaf of rows<LeafRow>(tx, 'leaves', LEAVES)) {
    checkLeaf(leaf, frontier.size, findings);
    frontier.append(leaf.leafHash);
    firstBeyond ??= leaf;
    if (await heads.compare(frontier, firstBeyond.entry)) firstBeyond = null;
    if (kept?.size === frontier.size) compareKept(kept, frontier, findings);
  }
  await heads.finish(frontier.size);
  if (firstBeyond !== null) {
    findings.add({
      code: 'leaves-beyond-head',
      entry: firstBeyond.entry,
      params: { entry: firstBeyond.entry, position: firstBeyond.position },
    });
  }
  if (kept !== null) checkKept(kept, frontier.size, findings, keys);
  return { leaves: frontier.size, heads: heads.count };
}

function checkLeaf({ position, entry, known }: LeafRow, expected: number, findings: Findings): void {
  const params = { entry, position, expected };
  if (Number(position) !== expected) findings.add({ code: 'leaf-out-of-sequence', entry, params });
  if (!known) findings.add({ code: 'leaf-without-entry', entry, params });
}

function compareKept(kept: SignedHead, frontier: Frontier, findings: Findings): void {
  if (frontier.root().equals(kept.root)) return;
  findings.add({ code: 'kept-head-differs', entry: null, params: { size: kept.size, signedAt: kept.signedAt } });
}

function checkKept(kept: SignedHead, size: number, findings: Findings, keys: ReadonlyMap<string, KeyObject>): void {
  const params = { size: kept.size, signedAt: kept.signedAt, found: size, key: kept.keyId, log: kept.log };
  const key = keys.get(kept.keyId);
  if (kept.log !== AUDIT_LOG) findings.add({ code: 'kept-head-of-another-log', entry: null, params });
  else if (key === undefined || !isSigned(kept, key)) findings.add({ code: 'kept-head-unsigned', entry: null, params });
  if (kept.size > size) findings.add({ code: 'kept-head-truncated', entry: null, params });
}

const LEAVES = `
SELECT l.position, l.entry, l.leaf_hash AS "leafHash", e.id IS NOT NULL AS known
FROM audit_leaf l LEFT JOIN audit_entry e ON e.id = l.entry ORDER BY l.position`;
