import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import type { Actor, Role } from '../domain/actor.js';
import { auditLine } from '../engine/audit-line.js';
import { Statement } from '../engine/statement.js';
import { withAudit } from '../engine/write-parts.js';
import { Database, sqlState } from '../platform/database.js';

export interface AccountRow {
  readonly account: string;
  readonly person: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly email: string | null;
  readonly active: boolean;
}

export interface AccountWrite {
  readonly act: 'ACCOUNT_CREATED' | 'ACCOUNT_CHANGED';
  readonly row: AccountRow;
  /** A new one, or null to keep what there is. */
  readonly passwordHash: string | null;
}

/** The chain of an account on the trail is named by a UUID version 5 of its id in this namespace. */
const NAMESPACE = '3f6bb1c5-4a55-4d51-9d0c-5d1a4f0a7c11';
export const subjectOf = (account: string): string => v5(account, NAMESPACE);

/** Accounts for administrators; every change leaves an entry on the trail, in the same statement. */
@Injectable()
export class AccountStore {
  constructor(private readonly database: Database) {}

  async page(
    after: string,
    most: number,
    filter: { q?: string | undefined; unit?: string | undefined },
  ): Promise<readonly AccountRow[]> {
    const values = [
      after,
      filter.unit ?? null,
      filter.q === undefined ? null : `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`,
      most,
    ];
    const { rows } = await this.database.pool.query<AccountRow>({ name: 'admin-accounts', text: PAGE, values });
    return rows;
  }

  async find(account: string): Promise<AccountRow | null> {
    const { rows } = await this.database.pool.query<AccountRow>(`SELECT ${COLUMNS} FROM account WHERE id = $1`, [
      account,
    ]);
    return rows[0] ?? null;
  }

  /** `taken`: there is such an account already; `busy`: another administrator changed it at the same time. */
  async write(actor: Actor, write: AccountWrite, now: Date): Promise<'written' | 'taken' | 'busy'> {
    try {
      const query = await this.statement(actor, write, now);
      const { rows } = await this.database.pool.query<{ written: number }>(query);
      return rows[0]?.written === 1 ? 'written' : 'taken';
    } catch (cause) {
      if (sqlState(cause) === UNIQUE_VIOLATION) return 'busy';
      throw cause;
    }
  }

  private async statement(actor: Actor, write: AccountWrite, now: Date): Promise<ReturnType<Statement['query']>> {
    const { act, row, passwordHash } = write;
    const subject = subjectOf(row.account);
    const previous = await this.newestEntry(subject);
    const audit = auditLine({
      ...{ subject, previous, at: now, actor, unit: actor.unit, action: act, fromState: null, toState: null },
      revision: (previous?.seq ?? 0) + 1,
      input: {},
      detail: {
        account: row.account,
        unit: row.unit,
        roles: row.roles,
        active: row.active,
        password: passwordHash !== null,
      },
    });
    const statement = new Statement();
    const { account, ...columns } = row;
    if (act === 'ACCOUNT_CREATED') statement.with('c', INSERT, { account, ...columns, hash: passwordHash, now });
    else statement.with('c', UPDATE, { account, ...columns, hash: passwordHash });
    if (passwordHash !== null || !row.active) statement.with('s', END_SESSIONS);
    withAudit(statement, { audit, at: now, case: { id: subject } });
    return statement.query(act);
  }

  private async newestEntry(subject: string): Promise<{ seq: number; hash: Buffer } | null> {
    const { rows } = await this.database.pool.query<{ seq: number; hash: Buffer }>(NEWEST, [subject]);
    return rows[0] ?? null;
  }
}

const UNIQUE_VIOLATION = '23505';
const COLUMNS = 'id AS account, person, unit, roles, email, active';
const PAGE = `
SELECT ${COLUMNS} FROM account
WHERE id > $1 AND ($2::text IS NULL OR unit = $2) AND ($3::text IS NULL OR id ILIKE $3 OR person ILIKE $3)
ORDER BY id LIMIT $4`;
const NEWEST = 'SELECT seq, hash FROM audit_entry WHERE subject = $1 ORDER BY seq DESC LIMIT 1';
const INSERT = `
INSERT INTO account (id, person, unit, roles, email, active, password_hash, created_at)
VALUES ($account::text, $person::text, $unit::text, $roles::text[], $email::text, $active::boolean, $hash::text, $now::timestamptz)
ON CONFLICT (id) DO NOTHING RETURNING id`;
const UPDATE = `
UPDATE account SET person = $person::text, unit = $unit::text, roles = $roles::text[], email = $email::text,
  active = $active::boolean, password_hash = coalesce($hash::text, password_hash)
WHERE id = $account::text RETURNING id`;
const END_SESSIONS = 'DELETE FROM session USING c WHERE session.account = c.id';
