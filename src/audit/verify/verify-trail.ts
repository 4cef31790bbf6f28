import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import type { SignedHead } from '../../domain/audit/head.js';
import { inTransaction } from '../../platform/database.js';
import { newestHead } from '../newest-head.js';
import { checkEntries, type EntryCounts } from './check-entries.js';
import { checkLog, type LogCounts } from './check-log.js';
import { checkPublications } from './check-publications.js';
import { checkStrays } from './check-strays.js';
import { Findings, type Finding } from './findings.js';

export interface Question {
  readonly now: Date;
  /** The public keys to believe, by key id. */
  readonly keys: ReadonlyMap<string, KeyObject>;
  /** A head kept outside the database: shows a log that was cut short together with its newest heads. */
  readonly kept: SignedHead | null;
}

export interface Verdict {
  readonly counts: EntryCounts & LogCounts & { readonly publications: number };
  readonly count: number;
  /** The earliest findings, the oldest entry first; `count` says how many there are in all. */
  readonly findings: readonly Finding[];
  /** The newest head of the same snapshot, to be kept elsewhere when nothing was found. */
  readonly head: SignedHead | null;
}

/** Recomputes the whole trail on one snapshot of the database, while everybody goes on writing. */
export async function verifyTrail(pool: Pool, { now, keys, kept }: Question): Promise<Verdict> {
  const findings = new Findings();
  return await inTransaction(pool, async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const entries = await checkEntries(tx, findings, now);
    const log = await checkLog(tx, findings, keys, kept);
    await checkStrays(tx, findings);
    const publications = await checkPublications(tx, findings);
    const counts = { ...entries, ...log, publications };
    return { counts, count: findings.count, findings: findings.earliest(), head: await newestHead(tx) };
  });
}
