import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import type { Possibility } from '../domain/lifecycle/advance.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import type { Order } from '../domain/supervision/order.js';
import { orderOf } from '../domain/supervision/order-of.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../engine/case-door.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { OrderStore, type EvidenceFile, type OrderExtras } from './order-store.js';

/** One order as its people see it. */
export interface OrderView {
  readonly opened: Opened;
  readonly order: Order;
  readonly actions: readonly Possibility[];
  readonly extras: OrderExtras;
  /** Titles of the items that findings and answers name, as they are now. */
  readonly titles: ReadonlyMap<string, string>;
}

/** One piece of evidence, told. */
export type Shown =
  ({ readonly kind: 'file' } & EvidenceFile) | { readonly kind: 'item'; readonly id: string; readonly title: string };

@Injectable()
export class OrderViews {
  constructor(
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
    private readonly store: OrderStore,
  ) {}

  async of(actor: Actor, caseId: string): Promise<Outcome<OrderView>> {
    const opened = await this.open(actor, caseId);
    if (opened === null) return refused([{ code: 'not-found', kind: 'missing' }]);
    const order = orderOf(opened.facts);
    const [extras, titles] = await Promise.all([this.store.extras(caseId), this.store.titles(itemsIn(order))]);
    return accepted({ opened, order, actions: this.engine.possibilities(opened, actor), extras, titles });
  }

  /** The case for those who may see it, if it is an order; an item is found at its own address only. */
  async open(actor: Actor, caseId: string): Promise<Opened | null> {
    const opened = await this.door.open({ actor, caseId, key: NOT_NEEDED });
    return opened?.content === true && opened.row.memory.order !== undefined ? opened : null;
  }
}

/** What an answer shows, in the order given; what is gone since is left out. */
export function shownEvidence(refs: readonly string[], { extras, titles }: OrderView): readonly Shown[] {
  return refs.flatMap((ref): Shown[] => {
    const [kind, id = ''] = ref.split(':', 2);
    if (kind === 'item') return [{ kind: 'item', id, title: titles.get(id) ?? id }];
    const file = extras.evidence.find((each) => each.id === id);
    return file === undefined ? [] : [{ kind: 'file', ...file }];
  });
}

function itemsIn({ findings, answers }: Order): readonly string[] {
  const found = findings.flatMap(({ item }) => (item === null ? [] : [item]));
  const shown = answers.flatMap(({ evidence }) => evidence.filter((ref) => ref.startsWith('item:')));
  return [...new Set([...found, ...shown.map((ref) => ref.slice('item:'.length))])];
}
