import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../domain/actor.js';
import { differencesIn } from '../domain/intake/same-text.js';
import { EXCHANGED } from '../domain/lifecycle/disclosure/intake.js';
import { accepted, type Outcome, type Refusal } from '../domain/refusal.js';
import { CaseDoor, NOT_NEEDED } from '../engine/case-door.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import type { IntakeRow } from './intake-store.js';
import { ItemsBegun, type Bearer } from './items-begun.js';
import type { IntakeAnswer, IntakeNotice } from './schemas.js';
import { Mirroring } from './mirroring.js';
import { Screening } from './screening.js';

/**
 * From what arrived to an item that waits for its next person. Every step can be repeated: the item has the id of what arrived, and the
 * machine receives once - so that whatever was cut off is taken up again from the row.
 */
@Injectable()
export class Receiving {
  constructor(
    private readonly items: ItemsBegun,
    private readonly screening: Screening,
    private readonly engine: WorkflowEngine,
    private readonly door: CaseDoor,
    private readonly mirroring: Mirroring,
  ) {}

  async take(row: IntakeRow, notice: IntakeNotice, bearer: Bearer): Promise<Outcome<IntakeAnswer>> {
    const begun = await this.items.begin(row, notice, bearer);
    if (!begun.ok) return begun;
    const screened = row.mode === EXCHANGED ? await this.screening.of(row.id) : { finds: [] };
    const received = { mode: row.mode, sender: row.sender, receivedAt: row.received_at.toISOString() };
    const proposed = await this.engine.propose(row.id, 'RECEIVE', {
      ...received,
      ...screened,
      ...(await this.compared(row, notice)),
    });
    if (!proposed.ok && !proposed.refusals.every(saidBefore)) return proposed;
    return await this.answer(row);
  }

  /** The text of the statutory medium, where one was sent along, beside the item's own. */
  private async compared(row: IntakeRow, { mirror }: IntakeNotice): Promise<{ differs?: number }> {
    if (mirror === undefined || mirror === null) return {};
    const opened = await this.door.open({ actor: SYSTEM, caseId: row.id, key: NOT_NEEDED });
    return opened === null ? {} : { differs: differencesIn(this.mirroring.compare(opened, mirror.text)).length };
  }

  private async answer(row: IntakeRow): Promise<Outcome<IntakeAnswer>> {
    const opened = await this.door.open({ actor: SYSTEM, caseId: row.id, key: NOT_NEEDED });
    if (opened === null) throw new Error(`item ${row.id} was received and cannot be opened`);
    const { state, unit, memory } = opened.row;
    return accepted({
      ...{ id: row.id, receivedAt: row.received_at.toISOString(), state, responsibleUnit: unit },
      ...{ express: state === 'work.express', finds: [...(memory.intake?.finds ?? [])] },
    });
  }
}

/** The machine had received it already, and the item may have gone on since. */
const saidBefore = ({ code }: Refusal): boolean => RECEIVED.has(code);
const RECEIVED: ReadonlySet<string> = new Set([
  ...['already-received', 'not-in-this-state', 'not-express', 'exchanged-needs-no-verification'],
]);
