import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BAD_CURSOR, NOT_FOUND } from '../../access/refused-error.js';
import { JURISDICTION } from '../../catalogue/jurisdiction.token.js';
import type { Actor } from '../../domain/actor.js';
import { arrangesFor, delegationRefusals, mayArrange } from '../../domain/authority/delegating.js';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import { Clock } from '../../platform/clock.js';
import { momentInCursor, toCursor } from '../../platform/cursor.js';
import { newId } from '../../platform/ids.js';
import { DelegationStore, type DelegationRow, type Whose } from './delegation-store.js';
import type { delegationQuery, newDelegation } from './schemas.js';

const PAGE = 50;

/** Delegation for absence (外出委托): a colleague of the same unit acts in one's roles, between two days, in one's name on the trail. */
@Injectable()
export class Delegations {
  constructor(
    private readonly store: DelegationStore,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async create(actor: Actor, asked: z.infer<typeof newDelegation>): Promise<Outcome<DelegationRow>> {
    const { from = actor.account, to, fromDate, toDate, reason, document } = asked;
    const now = this.clock.now();
    const id = newId();
    const made = await this.store.holding([from, to], async (tx, parties): Promise<Outcome<string>> => {
      const [absent, delegate] = [from, to].map((one) => parties.find(({ account }) => account === one));
      if (absent === undefined || delegate === undefined)
        return refused([unknown(absent === undefined ? 'from' : 'to')]);
      const wish = { from: absent, to: delegate, roles: [...new Set(asked.roles)], fromDate, toDate };
      const running = await this.store.running(tx, [from, to], fromDate, toDate);
      const today = dateInShanghai(now.toISOString());
      const wrong = delegationRefusals(wish, actor, { today, office: this.jurisdiction.office, running });
      if (wrong.length > 0) return refused(wrong);
      const row = { ...wish, ...{ id, from, to, unit: absent.unit, reason, document: document ?? null } };
      await this.store.create(tx, row, actor, now);
      return accepted(id);
    });
    return made.ok ? await this.found(made.value) : made;
  }

  /** Ended by either of the two, the head of the unit, or the office; what is written afterwards on its strength is void. */
  async end(actor: Actor, id: string): Promise<Outcome<DelegationRow>> {
    const row = await this.store.find(id);
    if (row === null || !this.maySee(actor, row)) return refused([NOT_FOUND]);
    const ended = await this.store.end(row, actor, this.clock.now());
    return ended ? await this.found(id) : refused([{ code: 'delegation-ended', kind: 'state' }]);
  }

  async list(
    actor: Actor,
    { of, unit, cursor }: z.infer<typeof delegationQuery>,
  ): Promise<Outcome<{ rows: readonly DelegationRow[]; next: string | null }>> {
    const key = cursor === undefined ? null : momentInCursor(cursor);
    if (cursor !== undefined && key === null) return refused([BAD_CURSOR]);
    const whose = of === 'mine' ? { kind: 'person' as const, account: actor.account } : this.scope(actor, unit);
    if (whose === null) return refused([{ code: 'delegation-not-yours', kind: 'authority' }]);
    const rows = await this.store.list(whose, key, PAGE + 1);
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return accepted({
      rows: rows.slice(0, PAGE),
      next: last === undefined ? null : toCursor([last.key_at, last.id]),
    });
  }

  /** The head sees the unit's, the office every unit's. */
  private scope(actor: Actor, unit: string | undefined): Whose | null {
    const { office } = this.jurisdiction;
    const all = actor.roles.includes('officer') && actor.unit === office;
    if (unit === undefined) return all ? { kind: 'all' } : arranged(actor, actor.unit, office);
    return arranged(actor, unit, office);
  }

  private maySee(actor: Actor, row: DelegationRow): boolean {
    const from = { account: row.from_account, unit: row.unit };
    return row.to_account === actor.account || mayArrange(actor, from, this.jurisdiction.office);
  }

  private async found(id: string): Promise<Outcome<DelegationRow>> {
    const row = await this.store.find(id);
    return row === null ? refused([NOT_FOUND]) : accepted(row);
  }
}

const arranged = (actor: Actor, unit: string, office: string): Whose | null =>
  arrangesFor(actor, unit, office) ? { kind: 'unit', unit } : null;

const unknown = (field: 'from' | 'to'): Refusal => ({ code: 'account-unknown', kind: 'content', field });
