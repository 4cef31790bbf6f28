import type { Pool } from 'pg';
import { EMPTY_MEMORY } from '../src/domain/lifecycle/facts.js';

export interface ClockVolume {
  readonly open: number;
  readonly due: number;
  readonly now: Date;
  /** How many sweeps share those that are due. */
  readonly sweeps: number;
}

/**
 * Open clocks of items in drafting. The first `due` items have one clock each with a rung to tell: those of a sweep after the other, a
 * minute apart, the first at `now`. The others have several clocks, all to be told later.
 */
export async function fillClocks(
  owner: Pool,
  definition: string,
  { open, due, now, sweeps }: ClockVolume,
): Promise<void> {
  const cases = due + Math.ceil((open - due) / CLOCKS_OF_AN_ITEM);
  await owner.query(
    `INSERT INTO definition (hash, name, content) VALUES ($1, 'disclosure', '{}') ON CONFLICT DO NOTHING`,
    [definition],
  );
  await owner.query(
    `INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by,
       created_at, updated_at, entered_at, clocked)
     SELECT ${ID('clocked')}, 'item', $2, '{}', 'work.drafting', '{work.drafting,visibility.none,syndication.none}', 'land-bureau',
       $3::jsonb, 1, decode(repeat('00', 32), 'hex'), 'land-bureau.drafter', $4::timestamptz, $4::timestamptz, $4::timestamptz, true
     FROM generate_series(1, $1::int) n`,
    [
      open,
      definition,
      JSON.stringify({ ...EMPTY_MEMORY, drafters: ['land-bureau.drafter'], units: ['land-bureau'] }),
      now,
    ],
  );
  await owner.query(
    `INSERT INTO item (id, entry, domain, title, dates, content_hash, public_hash, search)
     SELECT ${ID('clocked')}, 'land-grant-announcement', 'land', '公告 ' || n, '{"formed-or-changed": "2026-10-27"}', '', '', ''
     FROM generate_series(1, $1::int) n`,
    [cases],
  );
  await owner.query(
    `INSERT INTO clock (case_id, version, rule, act, unit, domain, entry, binding, governs, in_hours, state, start_at, due, ends_at,
       provisional, calendar, next_rung_at)
     SELECT md5('clocked' || CASE WHEN n <= $2::int THEN n ELSE $2::int + 1 + n % ($4::int - $2::int) END)::uuid, 1,
       CASE WHEN n <= $2::int THEN 'general-20wd' ELSE 'rule-' || n / ($4::int - $2::int) END, 'publish', 'land-bureau', 'land', 'land-grant-announcement',
       true, n <= $4::int, false,
       'running', '2026-10-27', '2026-11-24', '2026-11-24T16:00:00Z', false, 'bench',
       $3::timestamptz + CASE WHEN n <= $2::int THEN (n - 1) % $5::int * interval '1 minute' ELSE interval '1 day' + n * interval '1 minute' END
     FROM generate_series(1, $1::int) n`,
    [open, due, now, cases, sweeps],
  );
  await owner.query('ANALYZE workflow_case, item, clock');
}

const CLOCKS_OF_AN_ITEM = 10;

const ID = (kind: string): string => `md5('${kind}' || n)::uuid`;
