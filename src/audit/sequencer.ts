import type { KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { AUDIT_LOG, signHead, type SignedHead } from '../domain/audit/head.js';
import { Frontier, leafHash } from '../domain/audit/merkle.js';
import type { Clock } from '../platform/clock.js';
import { inTransaction, type Queryable } from '../platform/database.js';
import type { Job } from '../worker/job.js';

/** Who seals is decided per batch by this advisory lock ("trail" in ASCII); it ends with the transaction, also when the process dies. */
const ELECTION = 0x747261696c;

const BATCH = 5_000;

/**
 * Seals committed audit entries into the Merkle log (invariant 3). Writers only leave a row in `audit_unsealed` with their own
 * transaction; this job, one at a time in the whole installation, gives those entries their positions, signs the new head and takes
 * the rows away. It locks nothing a writer needs. Entries that commit late are simply in a later batch: positions follow the order of
 * sealing, not of `at`.
 */
export class Sequencer implements Job {
  readonly name = 'audit-sequencer';
  readonly everyMs = 500;

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly key: KeyObject,
    private readonly batch = BATCH,
  ) {}

  /** A full batch means there may be more; a part of one waits for the interval, so that a busy hour does not make a head per entry. */
  async run(): Promise<number> {
    const sealed = await this.seal();
    return sealed < this.batch ? 0 : sealed;
  }

  /** Seals one batch; answers how many entries, 0 too when another process is sealing. */
  async seal(): Promise<number> {
    if (!(await anythingWaits(this.pool))) return 0;
    return await inTransaction(this.pool, async (tx) => {
      if (!(await isElected(tx))) return 0;
      const frontier = await currentFrontier(tx);
      const waiting = await nextWaiting(tx, this.batch);
      if (waiting.length === 0) return 0;
      const first = frontier.size;
      const leaves = waiting.map((entry) => leafHash(entry.hash));
      leaves.forEach((leaf) => {
        frontier.append(leaf);
      });
      await write(tx, {
        first,
        entries: waiting.map((entry) => entry.id),
        leaves,
        frontier,
        head: this.signed(frontier),
      });
      return waiting.length;
    });
  }

  private signed(frontier: Frontier): SignedHead {
    const signedAt = this.clock.now().toISOString();
    return signHead({ log: AUDIT_LOG, size: frontier.size, root: frontier.root(), signedAt }, this.key);
  }
}

async function anythingWaits(pool: Pool): Promise<boolean> {
  const found = await pool.query<{ waits: boolean }>({
    name: 'audit-waits',
    text: 'SELECT EXISTS (SELECT FROM audit_unsealed) AS waits',
  });
  return found.rows[0]?.waits === true;
}

async function isElected(tx: Queryable): Promise<boolean> {
  const tried = await tx.query<{ elected: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS elected', [ELECTION]);
  return tried.rows[0]?.elected === true;
}

/** A frontier that does not lead to the signed root was altered: signing on top of it would hide that. */
async function currentFrontier(tx: Queryable): Promise<Frontier> {
  const last = await tx.query<{ size: string; root: Buffer; frontier: Buffer[] }>(
    'SELECT size, root, frontier FROM audit_head ORDER BY size DESC LIMIT 1',
  );
  const head = last.rows[0];
  if (head === undefined) return Frontier.empty();
  const frontier = Frontier.of(Number(head.size), head.frontier);
  if (!frontier.root().equals(head.root)) {
    throw new Error(`the head of size ${head.size} was altered: nothing is sealed on top of it. Run audit:verify`);
  }
  return frontier;
}

/** An entry that is in the log already is never sealed twice, whatever `audit_unsealed` says; audit:verify reports such a row. */
async function nextWaiting(tx: Queryable, limit: number): Promise<{ id: string; hash: Buffer }[]> {
  const found = await tx.query<{ id: string; hash: Buffer }>({
    name: 'audit-next-waiting',
    text: `SELECT e.id, e.hash FROM audit_unsealed u JOIN audit_entry e ON e.id = u.entry
      WHERE NOT EXISTS (SELECT FROM audit_leaf l WHERE l.entry = u.entry) ORDER BY u.entry LIMIT $1`,
    values: [limit],
  });
  return found.rows;
}

interface Batch {
  readonly first: number;
  readonly entries: readonly string[];
  readonly leaves: readonly Buffer[];
  readonly frontier: Frontier;
  readonly head: SignedHead;
}

async function write(tx: Queryable, { first, entries, leaves, frontier, head }: Batch): Promise<void> {
  await tx.query({
    name: 'audit-seal',
    text: `WITH sealed AS (DELETE FROM audit_unsealed WHERE entry = ANY($2::uuid[])),
      leaf AS (INSERT INTO audit_leaf (position, entry, leaf_hash)
        SELECT $1::bigint + n - 1, entry, leaf_hash FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS t (entry, leaf_hash, n))
      INSERT INTO audit_head (size, root, frontier, signed_at, key_id, signature) VALUES ($4, $5, $6, $7, $8, $9)`,
    values: [first, entries, leaves, head.size, head.root, frontier.hashes, head.signedAt, head.keyId, head.signature],
  });
}
