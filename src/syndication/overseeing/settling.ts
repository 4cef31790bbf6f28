import { Injectable } from '@nestjs/common';
import { NOT_FOUND } from '../../access/refused-error.js';
import type { Actor } from '../../domain/actor.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import { NOT_NEEDED, type Ask } from '../../engine/case-door.js';
import { CaseEditor } from '../../engine/case-editor.js';
import { DeliveryRows, type DeliveryRow } from './delivery-rows.js';

/** What a person saw at the platform: the receipt's number where it gives one, and where that can be looked up. */
export interface Seen {
  readonly receipt: string | null;
  readonly evidence: string;
}

/** Recording by hand that a platform has a publication (登记送达): what was filed there, or what its operators confirmed. */
@Injectable()
export class Settling {
  constructor(
    private readonly rows: DeliveryRows,
    private readonly editor: CaseEditor,
  ) {}

  async settle(actor: Actor, id: string, { receipt, evidence }: Seen, key: Ask['key']): Promise<Outcome<true>> {
    const row = await this.rows.one(id);
    if (row === null) return refused([NOT_FOUND]);
    const said = { delivery: id, channel: row.channel, ...(receipt === null ? {} : { receipt }), evidence };
    const ask: Ask = { actor, caseId: row.item, action: 'SETTLE_DELIVERY', input: said, revision: NOT_NEEDED, key };
    const done = await this.editor.beside(ask, (_, { account: by }) => {
      const why = whyNot(row);
      return why === null ? accepted({ settle: { delivery: id, receipt, evidence, by }, quiet: true }) : refused([why]);
    });
    return done.ok ? accepted(true) : done;
  }
}

function whyNot({ status, overtaken }: Pick<DeliveryRow, 'status'> & { readonly overtaken: boolean }): Refusal | null {
  if (status === 'delivered') return { code: 'delivery-delivered', kind: 'state' };
  return status === 'superseded' || overtaken ? { code: 'delivery-overtaken', kind: 'state' } : null;
}
