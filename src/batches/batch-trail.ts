import type { Actor } from '../domain/actor.js';
import { auditLine } from '../engine/audit-line.js';
import { Statement } from '../engine/statement.js';
import { withAudit } from '../engine/write-parts.js';
import { sqlState, type Database, type Queryable } from '../platform/database.js';

/** What happens to a batch: the trail says who, when and how many; of its content nothing. */
export interface BatchLine {
  readonly action: 'BATCH_MADE' | 'BATCH_DOWNLOADED' | 'BATCH_RECEIVED';
  readonly batch: string;
  readonly at: Date;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A batch has a chain of its own on the trail, under its id. */
export async function writeBatchLine(db: Queryable, actor: Actor, line: BatchLine): Promise<void> {
  const { action, batch: subject, at, detail } = line;
  const { rows } = await db.query<{ seq: number; hash: Buffer }>(NEWEST, [subject]);
  const previous = rows[0] ?? null;
  const audit = auditLine({
    ...{ subject, previous, at, actor, unit: actor.unit, action, fromState: null, toState: null },
    ...{ revision: (previous?.seq ?? 0) + 1, input: {}, detail },
  });
  const statement = new Statement().with('c', 'SELECT $batch::uuid AS id', { batch: subject });
  withAudit(statement, { audit, at, case: { id: subject } });
  await db.query(statement.query('batch'));
}

/** Two people may take a file at the same instant: who comes second writes behind the first. */
export async function appendBatchLine({ pool }: Database, actor: Actor, line: BatchLine): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeBatchLine(pool, actor, line);
      return;
    } catch (cause) {
      if (attempt === ATTEMPTS || sqlState(cause) !== UNIQUE_VIOLATION) throw cause;
    }
  }
}

const ATTEMPTS = 20;
const UNIQUE_VIOLATION = '23505';
const NEWEST = 'SELECT seq, hash FROM audit_entry WHERE subject = $1 ORDER BY seq DESC LIMIT 1';
