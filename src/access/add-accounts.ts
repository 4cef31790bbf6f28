import type { Role } from '../domain/actor.js';
import type { Queryable } from '../platform/database.js';

export interface NewAccount {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string | null;
  readonly email?: string | null;
  readonly demo?: boolean;
}

/** Adds accounts in one statement and answers which of them are new: an existing one is never changed. */
export async function addAccounts(
  db: Queryable,
  accounts: readonly NewAccount[],
  now: Date,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(ADD, [JSON.stringify(accounts), now]);
  return rows.map(({ id }) => id);
}

const ADD = `
INSERT INTO account (id, person, unit, roles, password_hash, email, demo, created_at)
SELECT id, person, unit, roles, "passwordHash", email, coalesce(demo, false), $2
FROM jsonb_to_recordset($1::jsonb)
  AS given (id text, person text, unit text, roles text[], "passwordHash" text, email text, demo boolean)
ON CONFLICT (id) DO NOTHING
RETURNING id`;
