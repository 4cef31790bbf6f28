import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import type { Finding } from '../domain/supervision/order.js';
import { ItemClocks } from '../deadlines/item-clocks.js';
import { CaseDoor, NOT_NEEDED } from '../engine/case-door.js';

/** A finding with the unit that answers for the item. */
export interface FoundItem extends Finding {
  readonly item: string;
  readonly unit: string;
}

/** What an order is about: items, each with the clock that governs it as it stands. */
@Injectable()
export class Findings {
  constructor(
    private readonly door: CaseDoor,
    private readonly clocks: ItemClocks,
  ) {}

  async of(actor: Actor, items: readonly string[]): Promise<Outcome<readonly FoundItem[]>> {
    const found = await Promise.all([...new Set(items)].map(async (item) => await this.one(actor, item)));
    const unknown = found.flatMap((one, at) => (one === null ? [`findings.${at}`] : []));
    if (unknown.length > 0)
      return refused(unknown.map((field) => ({ code: 'order-item-unknown', kind: 'content', field })));
    return accepted(found.filter((one) => one !== null));
  }

  private async one(actor: Actor, item: string): Promise<FoundItem | null> {
    const opened = await this.door.open({ actor, caseId: item, key: NOT_NEEDED });
    if (opened?.content !== true || opened.row.kind !== 'item') return null;
    const { title, entry, unit } = opened.row;
    const { clocks } = this.clocks.of(opened);
    const clock = clocks.find(({ governs }) => governs);
    return { item, title, entry, unit, rule: clock?.rule ?? null, due: clock?.due ?? null };
  }
}
