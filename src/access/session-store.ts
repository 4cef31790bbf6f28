import { Injectable } from '@nestjs/common';
import { delegationsOf } from '../database/delegations-of.js';
import type { Actor, Delegation, Role } from '../domain/actor.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { Database } from '../platform/database.js';
import { newSecret, secretHash } from './secret.js';

export const SESSION_HOURS = 12;

/** Who a cookie or token stands for. */
export interface Identity {
  readonly actor: Actor;
  readonly demo: boolean;
}

export interface IdentityRow {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  readonly roles: Role[];
  readonly demo: boolean;
  readonly delegations: Delegation[];
}

/** Sessions as rows: only the hash of the secret is kept, and they end absolutely, however busy. */
@Injectable()
export class SessionStore {
  constructor(private readonly database: Database) {}

  /** Opens a session under a new secret; the one the browser came with ends with it, and every expired one is cleared. */
  async open(account: string, previous: string | null, now: Date): Promise<string> {
    const secret = newSecret();
    await this.database.pool.query({
      name: 'session-open',
      text: OPEN,
      values: [secretHash(secret), account, now, endOf(now), hashOrNone(previous)],
    });
    return secret;
  }

  async identify(secret: string, now: Date): Promise<Identity | null> {
    const { rows } = await this.database.pool.query<IdentityRow>({
      name: 'session-identify',
      text: IDENTIFY,
      values: [secretHash(secret), now, dateInShanghai(now.toISOString())],
    });
    return identityOf(rows[0]);
  }

  async close(secret: string): Promise<void> {
    await this.database.pool.query('DELETE FROM session WHERE id_hash = $1', [secretHash(secret)]);
  }
}

export function identityOf(row: IdentityRow | undefined): Identity | null {
  if (row === undefined) return null;
  const { id, person, unit, roles, demo, delegations } = row;
  return { actor: { account: id, person, unit, roles, ...(delegations.length === 0 ? {} : { delegations }) }, demo };
}

const endOf = (now: Date): Date => new Date(now.getTime() + SESSION_HOURS * 3_600_000);
const hashOrNone = (secret: string | null): Buffer | null => (secret === null ? null : secretHash(secret));

const OPEN = `
WITH ended AS (DELETE FROM session WHERE id_hash = $5 OR expires_at <= $3)
INSERT INTO session (id_hash, account, created_at, expires_at) VALUES ($1, $2, $3, $4)`;

const IDENTIFY = `
SELECT account.id, account.person, account.unit, account.roles, account.demo, ${delegationsOf('account', '$3::date')} AS delegations
FROM session JOIN account ON account.id = session.account
WHERE session.id_hash = $1 AND session.expires_at > $2 AND account.active`;
