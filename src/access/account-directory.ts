import { Injectable } from '@nestjs/common';
import type { Role } from '../domain/actor.js';
import { Database } from '../platform/database.js';

export interface Account {
  readonly account: string;
  readonly person: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly email: string | null;
  readonly locale: string;
  readonly demo: boolean;
}

/** What sign-in compares with; never leaves this module. */
export interface Credentials extends Account {
  readonly passwordHash: string | null;
  readonly active: boolean;
}

/** Who works where. Everyone who asks names the units: there is no list of all. */
@Injectable()
export class AccountDirectory {
  constructor(private readonly database: Database) {}

  /** Active accounts of these units, by unit and account; demo accounts included, production has none (demo-accounts.ts). */
  async accountsOf(units: readonly string[]): Promise<readonly Account[]> {
    const query = { name: 'accounts-of', text: OF_UNITS, values: [units] };
    const { rows } = await this.database.pool.query<Account>(query);
    return rows;
  }

  /** These accounts, active or not; the unknown are left out. */
  async find(accounts: readonly string[]): Promise<readonly Account[]> {
    const { rows } = await this.database.pool.query<Account>({
      name: 'accounts-find',
      text: BY_ID,
      values: [accounts],
    });
    return rows;
  }

  async credentials(account: string): Promise<Credentials | null> {
    const query = { name: 'account-credentials', text: CREDENTIALS, values: [account] };
    const { rows } = await this.database.pool.query<Credentials>(query);
    return rows[0] ?? null;
  }
}

const COLUMNS = 'id AS account, person, unit, roles, email, locale, demo';
const OF_UNITS = `SELECT ${COLUMNS} FROM account WHERE active AND unit = ANY ($1::text[]) ORDER BY unit, id`;
const BY_ID = `SELECT ${COLUMNS} FROM account WHERE id = ANY ($1::text[]) ORDER BY id`;
const CREDENTIALS = `SELECT ${COLUMNS}, password_hash AS "passwordHash", active FROM account WHERE id = $1`;
