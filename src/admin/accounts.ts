import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hashPassword } from '../access/password.js';
import { BAD_CURSOR, NOT_FOUND } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused } from '../domain/refusal.js';
import type { Outcome, Refusal } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import type { AccountChange, AccountQuery, NewAccountBody } from './account-shapes.js';
import { AccountStore } from './account-store.js';
import type { AccountRow, AccountWrite } from './account-store.js';

const PAGE_SIZE = 50;

export type ChangedAccount = AccountRow & { readonly password?: string };

/** What administrators do with accounts. Passwords are made here and shown once: no administrator chooses another's. */
@Injectable()
export class Accounts {
  constructor(
    private readonly store: AccountStore,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async list({
    cursor,
    ...filter
  }: AccountQuery): Promise<Outcome<{ accounts: readonly AccountRow[]; next: string | null }>> {
    const after = cursor === undefined ? [''] : fromCursor(cursor, 1);
    if (after === null) return refused([BAD_CURSOR]);
    const rows = await this.store.page(after[0] ?? '', PAGE_SIZE + 1, filter);
    const accounts = rows.slice(0, PAGE_SIZE);
    const last = accounts.at(-1);
    return accepted({
      accounts,
      next: rows.length > PAGE_SIZE && last !== undefined ? toCursor([last.account]) : null,
    });
  }

  async find(account: string): Promise<Outcome<AccountRow>> {
    const row = await this.store.find(account);
    return row === null ? refused([NOT_FOUND]) : accepted(row);
  }

  async create(
    actor: Actor,
    { account, person, unit, roles, email = null }: NewAccountBody,
  ): Promise<Outcome<ChangedAccount>> {
    const row = { account, person, unit, roles, email, active: true };
    const wrong = this.judgeUnit(row);
    if (wrong.length > 0) return refused(wrong);
    return await this.write(actor, 'ACCOUNT_CREATED', row, true);
  }

  async change(
    actor: Actor,
    account: string,
    { resetPassword, ...change }: AccountChange,
  ): Promise<Outcome<ChangedAccount>> {
    const before = await this.store.find(account);
    if (before === null) return refused([NOT_FOUND]);
    const row: AccountRow = { ...before, ...withoutUndefined(change) };
    const wrong = [...judgeOwn(actor, before, row), ...this.judgeUnit(row)];
    if (wrong.length > 0) return refused(wrong);
    return await this.write(actor, 'ACCOUNT_CHANGED', row, resetPassword === true);
  }

  private async write(
    actor: Actor,
    act: AccountWrite['act'],
    row: AccountRow,
    anew: boolean,
  ): Promise<Outcome<ChangedAccount>> {
    const password = anew ? madePassword() : null;
    const passwordHash = password === null ? null : await hashPassword(password);
    const written = await this.store.write(actor, { act, row, passwordHash }, this.clock.now());
    if (written === 'busy') return refused([{ code: 'busy', kind: 'state' }]);
    if (written === 'taken')
      return refused([{ code: 'account-taken', kind: 'state', field: 'account', params: { account: row.account } }]);
    return accepted(password === null ? row : { ...row, password });
  }

  private judgeUnit({ unit }: AccountRow): readonly Refusal[] {
    return this.jurisdiction.units.has(unit)
      ? []
      : [{ code: 'unit-unknown', kind: 'content', field: 'unit', params: { unit } }];
  }
}

/** Nobody locks himself out or promotes himself, and so the last administrator stays. */
function judgeOwn(actor: Actor, before: AccountRow, after: AccountRow): readonly Refusal[] {
  const same = after.active && after.unit === before.unit && after.roles.join() === before.roles.join();
  return actor.account !== before.account || same ? [] : [{ code: 'account-not-your-own', kind: 'state' }];
}

/** About 95 random bits in signs that cannot be mistaken for one another when read out or written down. */
function madePassword(): string {
  const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
  const group = (): string => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(given: T): Defined<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;
}
