import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Standpoint } from './cycle.js';
import type { Template } from './template.js';

interface Read {
  readonly guard: number;
  readonly revision: number;
  readonly audit_seq: number;
  readonly audit_hash: Buffer;
  readonly tasks: string[];
}

/**
 * The measure: what one person would write by hand for exactly these rows, with `pg` and nothing else. One lean read, one named
 * statement under the same guard. It decides nothing and hashes nothing: who may act, the machine and the trail are the engine's.
 */
export async function bareAction(pool: Pool, item: Standpoint, now: Template): Promise<void> {
  const key = randomUUID();
  const read = await pool.query<Read>({ name: 'bare.read', text: READ, values: [item.id, now.actor, key] });
  const row = read.rows[0]!;
  const at = new Date();
  const revision = row.revision + now.moves;
  const { rows } = await pool.query<{ written: number }>({
    name: 'bare.write',
    text: WRITE,
    values: [
      ...[item.id, row.guard, now.snapshot, now.state, now.states, revision, now.facts, row.audit_seq + 1],
      ...[randomBytes(32), at, v7(), now.actor, now.unit, now.behalf, now.action, now.from, now.to, now.detail],
      ...[randomBytes(32), row.audit_hash, randomBytes(32), now.content, row.tasks],
      JSON.stringify(now.tasks.map((task) => ({ id: v7(), ...task }))),
      ...[now.notices.map(() => v7()), now.notices, key, randomBytes(32).toString('hex'), now.response],
    ],
  });
  if (rows[0]?.written !== 1) throw new Error('a lane of its own never meets another');
  item.revision = revision;
}

/** The case and its item with the open tasks, and whether the key was used before: what a decision cannot do without. */
const READ = `
SELECT c.snapshot, c.state, c.states, c.revision, c.guard, c.unit, c.facts, c.audit_seq, c.audit_hash, i.entry, i.version, i.title,
  i.summary, i.elements, i.extra, i.dates, i.marks, i.content_hash, i.public_hash, i.number,
  ARRAY(SELECT t.id FROM task t WHERE t.case_id = c.id AND t.ended_at IS NULL) AS tasks,
  (SELECT r.response FROM idempotency r WHERE r.actor = $2 AND r.key = $3) AS replay
FROM workflow_case c JOIN item i ON i.id = c.id WHERE c.id = $1`;

const WRITE = `
WITH c AS (
  UPDATE workflow_case SET snapshot = $3, state = $4, states = $5, revision = $6, guard = guard + 1, facts = $7, audit_seq = $8,
    audit_hash = $9, updated_at = $10, entered_at = $10
  WHERE id = $1 AND guard = $2 RETURNING id
), a AS (
  INSERT INTO audit_entry (id, subject, seq, at, actor, unit, on_behalf_of, action, from_state, to_state, revision, detail,
    content_digest, prev_hash, hash)
  SELECT $11::uuid, id, $8, $10, $12, $13, $14, $15, $16, $17, $6, $18::jsonb, $19, $20, $9 FROM c
), u AS (
  INSERT INTO audit_unsealed (entry, at) SELECT $11, $10 FROM c
), ac AS (
  INSERT INTO audit_content (entry, salt, content) SELECT $11, $21, $22::jsonb FROM c
), te AS (
  UPDATE task SET status = 'done', ended_at = $10, ended_by = $12, outcome = $15 FROM c WHERE task.id = ANY ($23::uuid[])
), tn AS (
  INSERT INTO task (id, case_id, state, step, unit, role, opened_at)
  SELECT n.id, c.id, n.state, n.step, n.unit, n.role, $10
  FROM c, jsonb_to_recordset($24::jsonb) AS n(id uuid, state text, step text, unit text, role text)
), n AS (
  INSERT INTO outbox (id, kind, case_id, payload, run_at)
  SELECT n.id, 'notice', c.id, n.payload, $10 FROM c, unnest($25::uuid[], $26::jsonb[]) AS n(id, payload)
), r AS (
  INSERT INTO idempotency (actor, key, body_hash, status, response, created_at) SELECT $12, $27, $28, 200, $29::jsonb, $10 FROM c
)
SELECT count(*)::int AS written FROM c`;
