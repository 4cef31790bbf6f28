import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../domain/actor.js';
import type { Party, Running } from '../../domain/authority/delegating.js';
import { auditLine } from '../../engine/audit-line.js';
import { Statement } from '../../engine/statement.js';
import { withAudit } from '../../engine/write-parts.js';
import { Database, inTransaction, retrying, type Queryable } from '../../platform/database.js';

export interface DelegationRow {
  readonly id: string;
  readonly unit: string;
  readonly from_account: string;
  readonly from_person: string;
  readonly to_account: string;
  readonly to_person: string;
  readonly from_date: string;
  readonly to_date: string;
  readonly roles: readonly Role[];
  readonly reason: string;
  readonly document: string | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly ended_by: string | null;
  readonly key_at: string;
}

export interface NewDelegation {
  readonly id: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly fromDate: string;
  readonly toDate: string;
  readonly roles: readonly Role[];
  readonly reason: string;
  readonly document: string | null;
}

export interface NamedParty extends Party {
  readonly person: string;
}

/** Delegations and their trail: each has a chain of its own, begun and ended in one statement with its entry. */
@Injectable()
export class DelegationStore {
  constructor(private readonly database: Database) {}

  /** Holds both accounts while `work` judges and writes: two delegations of one person cannot be made past each other. */
  async holding<T>(accounts: readonly string[], work: (tx: Queryable, parties: NamedParty[]) => Promise<T>): Promise<T> {
    return await retrying(3, async () => {
      return await inTransaction(this.database.pool, async (tx) => {
        const { rows } = await tx.query<NamedParty>(HOLD, [[...new Set(accounts)].sort()]);
        return await work(tx, rows);
      });
    });
  }

  /** What runs on any of these days for any of these people. */
  async running(tx: Queryable, accounts: readonly string[], fromDate: string, toDate: string): Promise<Running[]> {
    const { rows } = await tx.query<Running>(RUNNING, [accounts, fromDate, toDate]);
    return rows;
  }

  async create(tx: Queryable, wish: NewDelegation, actor: Actor, at: Date): Promise<void> {
    const { id, unit, from, to, fromDate, toDate, roles, reason, document } = wish;
    const statement = new Statement().with('c', INSERT, { ...wish, by: actor.account, at });
    const audit = auditLine({
      ...{ subject: id, previous: null, at, actor, unit, action: 'DELEGATE', fromState: null, toState: null },
      ...{ revision: 1, input: { reason, document }, detail: { from, to, roles, fromDate, toDate } },
    });
    withAudit(statement, { audit, at, case: { id } });
    await tx.query(statement.query('delegation.create'));
  }

  /** False when it had been ended before. */
  async end({ id, unit, from_account, to_account }: DelegationRow, actor: Actor, at: Date): Promise<boolean> {
    const previous = await this.database.pool.query<{ seq: number; hash: Buffer }>(NEWEST, [id]);
    const audit = auditLine({
      ...{ subject: id, previous: previous.rows[0] ?? null, at, actor, unit, action: 'END_DELEGATION' },
      ...{ fromState: null, toState: null, revision: 2, input: {}, detail: { from: from_account, to: to_account } },
    });
    const statement = new Statement().with('c', END, { id, by: actor.account, at });
    withAudit(statement, { audit, at, case: { id } });
    const { rows } = await this.database.pool.query<{ written: number }>(statement.query('delegation.end'));
    return rows[0]?.written === 1;
  }

  async find(id: string): Promise<DelegationRow | null> {
    const { rows } = await this.database.pool.query<DelegationRow>({
      name: 'delegation.find',
      text: `${SELECT} WHERE d.id = $1`,
      values: [id],
    });
    return rows[0] ?? null;
  }

  /** Newest first, by key: one's own given and received, or a unit's; `unit` null is every unit's. */
  async list(whose: Whose, after: readonly [string, string] | null, limit: number): Promise<DelegationRow[]> {
    const values: unknown[] = [limit];
    const place = (value: unknown): string => `$${String(values.push(value))}`;
    const where = [
      ...(whose.kind === 'person' ? [OWN(place(whose.account))] : []),
      ...(whose.kind === 'unit' ? [`d.unit = ${place(whose.unit)}`] : []),
      ...(after === null ? [] : [`(d.created_at, d.id) < (${place(after[0])}::timestamptz, ${place(after[1])}::uuid)`]),
    ];
    const { rows } = await this.database.pool.query<DelegationRow>({
      name: `delegation.list-${whose.kind}${after === null ? '' : '-after'}`,
      text: `${SELECT} ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ORDER BY d.created_at DESC, d.id DESC LIMIT $1`,
      values,
    });
    return rows;
  }
}

/** The scope every list requires. */
export type Whose =
  | { readonly kind: 'person'; readonly account: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'all' };

const OWN = (account: string): string => `(d.from_account = ${account} OR d.to_account = ${account})`;

const HOLD = 'SELECT id AS account, person, unit, roles, active FROM account WHERE id = ANY ($1) ORDER BY id FOR UPDATE';

const RUNNING = `
SELECT from_account AS from, to_account AS to FROM delegation
WHERE ended_at IS NULL AND from_date <= $3::date AND to_date >= $2::date
  AND (from_account = ANY ($1::text[]) OR to_account = ANY ($1::text[]))`;

const INSERT = `
INSERT INTO delegation (id, unit, from_account, to_account, from_date, to_date, roles, reason, document, created_by, created_at)
VALUES ($id::uuid, $unit::text, $from::text, $to::text, $fromDate::date, $toDate::date, $roles::text[], $reason::text, $document::text,
  $by::text, $at::timestamptz) RETURNING id`;

const END = `
UPDATE delegation SET ended_at = $at::timestamptz, ended_by = $by::text WHERE id = $id::uuid AND ended_at IS NULL RETURNING id`;

const NEWEST = 'SELECT seq, hash FROM audit_entry WHERE subject = $1 ORDER BY seq DESC LIMIT 1';

const SELECT = `
SELECT d.id, d.unit, d.from_account, f.person AS from_person, d.to_account, t.person AS to_person, d.from_date::text AS from_date,
  d.to_date::text AS to_date, d.roles, d.reason, d.document, d.created_by, d.created_at, d.ended_at, d.ended_by,
  to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at
FROM delegation d JOIN account f ON f.id = d.from_account JOIN account t ON t.id = d.to_account`;
