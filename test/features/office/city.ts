import type { Pool } from 'pg';
import { newId } from '../../../src/platform/ids.js';

/** A matter as a test puts it on the board. */
export interface Matter {
  readonly unit: string;
  readonly domain?: string;
  readonly kind?: 'item' | 'order' | 'obligation';
  readonly state?: string;
  /** First moment too late; null: no clock runs. */
  readonly endsAt?: string | null;
  readonly touched?: string;
  readonly entered?: string;
  readonly title?: string;
  /** Of what is published: when, and whether late. */
  readonly doneAt?: string;
  readonly late?: boolean;
}

/** Rows as the engine leaves them, put there by the owner of the schema: the board only reads. */
export async function put(owner: Pool, matter: Matter): Promise<string> {
  const id = newId();
  const { unit, domain = 'land', kind = 'item', state = 'work.drafting', endsAt = null, title = '出让公告' } = matter;
  const touched = matter.touched ?? '2026-11-20T02:00:00Z';
  const entry = 'land-grant-announcement';
  const about = kind === 'item' ? null : JSON.stringify({ title, entry, domain });
  await owner.query(
    `INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by, created_at,
       updated_at, entered_at, about)
     VALUES ($1, $2, (SELECT min(hash) FROM definition), '{}', $3, ARRAY[$3], $4, '{"units": [], "drafters": []}', 1, '', 'land-bureau.drafter',
       $5, $5, $6, $7)`,
    [id, kind, state, unit, touched, matter.entered ?? touched, about],
  );
  if (kind === 'item')
    await owner.query(
      `INSERT INTO item (id, entry, domain, title, content_hash, public_hash, search) VALUES ($1, $2, $3, $4, '', '', '')`,
      [id, entry, domain, title],
    );
  if (endsAt !== null || matter.doneAt !== undefined)
    await owner.query(
      `INSERT INTO clock (case_id, version, rule, act, unit, domain, entry, binding, governs, in_hours, state, ends_at, done_at, provisional, calendar)
       VALUES ($1, 1, 'r', 'publish', $2, $3, $4, true, true, false, $5, $6, $7, false, 'v')`,
      [id, unit, domain, entry, matter.late === true ? 'late' : 'met', endsAt ?? matter.doneAt, matter.doneAt ?? null],
    );
  return id;
}

/** A task somebody finished, or one that is open. */
export async function task(
  owner: Pool,
  caseId: string,
  { unit, step, opened, ended }: { unit: string; step: string; opened: string; ended?: string },
): Promise<void> {
  await owner.query(
    `INSERT INTO task (id, case_id, state, step, unit, role, status, opened_at, ended_at)
     VALUES ($1, $2, 's', $3, $4, 'reviewer', $5, $6, $7)`,
    [newId(), caseId, step, unit, ended === undefined ? 'open' : 'done', opened, ended ?? null],
  );
}
