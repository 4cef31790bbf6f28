import { Injectable } from '@nestjs/common';
import { delegationsOf } from '../database/delegations-of.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { Database } from '../platform/database.js';
import type { Queryable } from '../platform/database.js';
import { newSecret, secretHash } from './secret.js';
import { identityOf } from './session-store.js';
import type { Identity, IdentityRow } from './session-store.js';

/** Recognisable in logs and by secret scanners (RFC 8959 names the idea). */
const PREFIX = 'gongkai_';
const DAY_MS = 86_400_000;

export interface TokenOrder {
  readonly account: string;
  readonly name: string;
  readonly days: number | null;
}

/** Issues a bearer token for a program; null when no such active account exists. The secret is returned once and not kept. */
export async function issueToken(db: Queryable, order: TokenOrder, now: Date): Promise<string | null> {
  const secret = PREFIX + newSecret();
  const expires = order.days === null ? null : new Date(now.getTime() + order.days * DAY_MS);
  const { rowCount } = await db.query(ISSUE, [secretHash(secret), order.account, order.name, now, expires]);
  return rowCount === 1 ? secret : null;
}

/** Bearer tokens of programs (RFC 6750), kept as hashes. */
@Injectable()
export class TokenStore {
  constructor(private readonly database: Database) {}

  async identify(secret: string, now: Date): Promise<Identity | null> {
    const query = { name: 'token-identify', text: IDENTIFY, values: [secretHash(secret), now, dateInShanghai(now.toISOString())] };
    const { rows } = await this.database.pool.query<IdentityRow>(query);
    return identityOf(rows[0]);
  }
}

const ISSUE = `
INSERT INTO api_token (token_hash, account, name, created_at, expires_at)
SELECT $1, id, $3, $4, $5 FROM account WHERE id = $2 AND active`;

const IDENTIFY = `
SELECT account.id, account.person, account.unit, account.roles, account.demo, ${delegationsOf('account', '$3::date')} AS delegations
FROM api_token JOIN account ON account.id = api_token.account
WHERE api_token.token_hash = $1 AND api_token.revoked_at IS NULL
  AND (api_token.expires_at IS NULL OR api_token.expires_at > $2) AND account.active`;
