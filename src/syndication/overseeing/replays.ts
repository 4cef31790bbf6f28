import { Inject, Injectable } from '@nestjs/common';
import { NOT_FOUND } from '../../access/refused-error.js';
import { JURISDICTION } from '../../catalogue/jurisdiction.token.js';
import type { Actor } from '../../domain/actor.js';
import { authorise } from '../../domain/authority/authorise.js';
import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import { CaseDoor, NOT_NEEDED, type Ask, type Opened } from '../../engine/case-door.js';
import { CaseFacts } from '../../engine/case-facts.js';
import { owedItem } from '../../engine/owed-item.js';
import { WorkflowEngine, type Advance } from '../../engine/workflow-engine.js';
import { ConfiguredChannels } from '../configured-channels.js';
import { NOT_CONNECTED } from './channel-acts.js';
import { DeliveryRows } from './delivery-rows.js';

/** One delivery sent again, as the publication stands now: through the door, as an act on the case. */
@Injectable()
export class Replays {
  constructor(
    private readonly rows: DeliveryRows,
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
    private readonly facts: CaseFacts,
    private readonly channels: ConfiguredChannels,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** What no worker would send waits for a person again: that is refused, not repeated. */
  async replay(actor: Actor, id: string, key: Ask['key']): Promise<Outcome<true>> {
    const row = await this.rows.one(id);
    if (row === null) return refused([NOT_FOUND]);
    const opened = await this.door.open({ actor, caseId: row.item, key });
    if (opened === null) return refused([NOT_FOUND]);
    const why = key === null || opened.row.replay !== null ? [] : this.whyNot(opened, row.channel);
    if (why.length > 0) return refused(why);
    const asked: Advance = {
      actor,
      caseId: row.item,
      action: 'REPLAY',
      input: { delivery: id, channel: row.channel },
      revision: NOT_NEEDED,
      key,
    };
    const done = await this.engine.advance(asked);
    return done.ok ? accepted(true) : done;
  }

  /** Who may not do it at all hears that first. */
  private whyNot({ row, facts, definition, actor, now }: Opened, channel: string): readonly Refusal[] {
    const proposal = { action: 'REPLAY', actor, facts, input: {}, now: now.toISOString(), probing: true };
    const unauthorised = authorise(definition, proposal, this.jurisdiction);
    if (unauthorised.length > 0) return unauthorised;
    const owed = this.channels.owedBy(owedItem(row, this.facts.entry(row.entry)));
    const found = owed.find((one) => one.channel === channel);
    if (found === undefined) return [{ code: 'channel-not-owed', kind: 'state' }];
    return found.status === 'pending' ? [] : [NOT_CONNECTED];
  }
}
