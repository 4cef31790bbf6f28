import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { NOT_FOUND } from '../access/refused-error.js';
import type { Actor } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { publicCopy, type PublicCopy } from '../domain/items/public-copy.js';
import type { Possibility } from '../domain/lifecycle/advance.js';
import { refused, accepted, type Outcome, type Refusal } from '../domain/refusal.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../engine/case-door.js';
import { CaseFacts } from '../engine/case-facts.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { ItemQueries, type ItemExtras } from './item-queries.js';

/** One item as its people see it: two queries, whatever its size. */
export interface ItemView {
  readonly opened: Opened;
  readonly actions: readonly Possibility[];
  readonly preview: PublicCopy;
  readonly extras: ItemExtras;
}

const QUARANTINED: Refusal = { code: 'quarantined', kind: 'authority', rule: '保守国家秘密法 26' };

@Injectable()
export class ItemViews {
  constructor(
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
    private readonly queries: ItemQueries,
    private readonly facts: CaseFacts,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async of(actor: Actor, caseId: string): Promise<Outcome<ItemView>> {
    const opened = await this.door.open({ actor, caseId, key: NOT_NEEDED });
    if (opened?.content !== true) return refused([opened?.facts.quarantined === true ? QUARANTINED : NOT_FOUND]);
    const { row } = opened;
    return accepted({
      opened,
      actions: this.engine.possibilities(opened, actor),
      preview: publicCopy(this.facts.entry(row.entry), this.facts.source(row), this.jurisdiction),
      extras: await this.queries.extras(caseId),
    });
  }
}
