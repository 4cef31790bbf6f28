import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import { contentDigest, entryHash, GENESIS, type AuditEntryBody } from '../../src/domain/audit/entry.js';
import { keyId } from '../../src/domain/audit/head.js';
import type { Clock } from '../../src/platform/clock.js';
import { newId } from '../../src/platform/ids.js';
import { ManualClock } from './manual-clock.js';

/** Four past three on a working day in Tongjiang, until the test says otherwise. */
export const afternoon = (): ManualClock => new ManualClock(new Date('2026-11-20T07:04:00.000Z'));

export interface SigningPair {
  readonly key: KeyObject;
  readonly trusted: ReadonlyMap<string, KeyObject>;
}

export function signingPair(): SigningPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { key: privateKey, trusted: new Map([[keyId(publicKey), publicKey]]) };
}

export interface Act {
  readonly action: string;
  readonly actor?: string;
  readonly unit?: string;
  readonly onBehalfOf?: string;
  readonly toState?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, unknown>>;
  readonly at?: Date;
}

/** A case with one entry on its trail for each act, written as the engine writes them; answers the case and its entries. */
export async function aCase(
  pool: Pool,
  acts: readonly Act[],
  clock: Clock = afternoon(),
): Promise<{ id: string; entries: string[] }> {
  const id = newId();
  await pool.query(`INSERT INTO definition (hash, name, content) VALUES ('test', 'test', '{}') ON CONFLICT DO NOTHING`);
  await pool.query(
    `INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by, created_at,
      updated_at, entered_at)
    VALUES ($1, 'item', 'test', '{}', 'work.drafting', '{work.drafting}', 'land-bureau', '{}', 0, $2, 'test', $3, $3, $3)`,
    [id, GENESIS, clock.now()],
  );
  const entries: string[] = [];
  for (const act of acts) entries.push(await addEntry(pool, id, act, clock));
  return { id, entries };
}

/** One more act of the case: case, entry, content and the row that waits for the sequencer in one statement. */
export async function addEntry(pool: Pool, subject: string, act: Act, clock: Clock = afternoon()): Promise<string> {
  const found = await pool.query<{ seq: number; hash: Buffer }>(
    'SELECT audit_seq AS seq, audit_hash AS hash FROM workflow_case WHERE id = $1',
    [subject],
  );
  const entry = sealable(subject, found.rows[0]!, act, clock);
  await pool.query(
    `WITH c AS (UPDATE workflow_case SET audit_seq = $3, audit_hash = $15 WHERE id = $2),
      u AS (INSERT INTO audit_unsealed (entry, at) VALUES ($1, $4)),
      k AS (INSERT INTO audit_content (entry, salt, content) SELECT $1, $16, $17 WHERE $16::bytea IS NOT NULL)
    INSERT INTO audit_entry (id, subject, seq, at, actor, unit, on_behalf_of, action, from_state, to_state, revision, detail,
      content_digest, prev_hash, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [...columns(entry.body), entry.hash, entry.salt, entry.content === null ? null : JSON.stringify(entry.content)],
  );
  return entry.body.id;
}

/** `count` one-entry chains at once, for measuring; they belong to no case. */
export async function manyEntries(pool: Pool, count: number): Promise<void> {
  const clock = afternoon();
  const made = Array.from({ length: count }, () =>
    sealable(newId(), { seq: 0, hash: GENESIS }, { action: 'EDIT', toState: null }, clock),
  );
  const rows = made.map(({ body, hash }) => ({
    ...body,
    prev: body.prevHash.toString('hex'),
    hash: hash.toString('hex'),
  }));
  await pool.query(
    `WITH e AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, subject uuid, seq int, at timestamptz, actor text, unit text,
        action text, revision int, detail jsonb, prev text, hash text)),
      u AS (INSERT INTO audit_unsealed SELECT id, at FROM e)
    INSERT INTO audit_entry (id, subject, seq, at, actor, unit, action, revision, detail, prev_hash, hash)
    SELECT id, subject, seq, at, actor, unit, action, revision, detail, decode(prev, 'hex'), decode(hash, 'hex') FROM e`,
    [JSON.stringify(rows)],
  );
}

/** As somebody with the database's own rights would: no trigger, no foreign key stands in the way. */
export async function behindTheBack(owner: Pool, statement: string, values: readonly unknown[] = []): Promise<void> {
  const tx = await owner.connect();
  try {
    await tx.query('BEGIN');
    await tx.query('SET LOCAL session_replication_role = replica');
    const done = await tx.query(statement, [...values]);
    if (done.rowCount === 0) throw new Error(`nothing was altered by: ${statement}`);
    await tx.query('COMMIT');
  } finally {
    tx.release();
  }
}

function sealable(subject: string, previous: { seq: number; hash: Buffer }, act: Act, clock: Clock) {
  const salt = act.content === undefined ? null : randomBytes(16);
  const body: AuditEntryBody = {
    id: newId(),
    subject,
    seq: previous.seq + 1,
    at: (act.at ?? clock.now()).toISOString(),
    actor: act.actor ?? 'land-bureau.drafter',
    unit: act.unit ?? 'land-bureau',
    onBehalfOf: act.onBehalfOf ?? null,
    action: act.action,
    fromState: previous.seq === 0 ? null : 'work.drafting',
    toState: act.toState === undefined ? 'work.drafting' : act.toState,
    revision: previous.seq + 1,
    detail: act.detail ?? {},
    contentDigest: salt === null ? null : contentDigest(salt, act.content),
    prevHash: previous.hash,
  };
  return { body, hash: entryHash(body), salt, content: act.content ?? null };
}

const columns = (body: AuditEntryBody): unknown[] => [
  body.id,
  body.subject,
  body.seq,
  body.at,
  body.actor,
  body.unit,
  body.onBehalfOf,
  body.action,
  body.fromState,
  body.toState,
  body.revision,
  JSON.stringify(body.detail),
  body.contentDigest,
  body.prevHash,
];
