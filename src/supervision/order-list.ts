import { Inject, Injectable } from '@nestjs/common';
import { BAD_CURSOR } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { readScope } from '../domain/authority/read-scope.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { momentInCursor, toCursor } from '../platform/cursor.js';
import { OrderStore, type OrderRow } from './order-store.js';

const PAGE = 50;

export interface OrderPageAsked {
  readonly open?: boolean | undefined;
  readonly cursor?: string | undefined;
}

/** Orders newest first: the seats see all, a unit those issued to it. */
@Injectable()
export class OrderList {
  constructor(
    private readonly store: OrderStore,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async page(
    actor: Actor,
    { open = false, cursor }: OrderPageAsked,
  ): Promise<Outcome<{ rows: readonly OrderRow[]; next: string | null }>> {
    const before = cursor === undefined ? null : momentInCursor(cursor);
    if (cursor !== undefined && before === null) return refused([BAD_CURSOR]);
    const scope = this.scopeOf(actor);
    const rows = await this.store.list(scope, { before, open, limit: PAGE + 1 });
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return accepted({
      rows: rows.slice(0, PAGE),
      next: last === undefined ? null : toCursor([last.key_at, last.id]),
    });
  }

  /** The head of a unit reads its orders, too, though not its items. */
  private scopeOf(actor: Actor) {
    const scope = readScope(actor, this.jurisdiction);
    const head = scope.kind === 'none' && actor.roles.includes('head');
    return head ? ({ kind: 'unit', unit: actor.unit } as const) : scope;
  }
}
