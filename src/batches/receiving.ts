import { Injectable } from '@nestjs/common';
import { NOT_FOUND } from '../access/refused-error.js';
import type { Actor } from '../domain/actor.js';
import { covers } from '../domain/authority/batch-scope.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import type { Act } from '../engine/act-writes.js';
import { NOT_NEEDED, type Ask, type Opened } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { formatDateTime } from '../platform/formats.js';
import { BatchList, type BatchDelivery, type BatchRow } from './batch-list.js';
import { BatchStore } from './batch-store.js';
import { appendBatchLine } from './batch-trail.js';
import { FilingChannels } from './filing-channels.js';

export interface BatchReceipt {
  /** May be empty only when the platform gave everything back. */
  readonly receipt?: string | undefined;
  readonly evidence?: string | undefined;
  readonly rejected?: readonly { readonly delivery: string; readonly reason: string }[] | undefined;
}

export interface Received {
  readonly delivered: number;
  readonly rejected: number;
  /** Taken over by something newer meanwhile, which waits itself. */
  readonly overtaken: number;
  readonly refused: readonly { readonly delivery: string; readonly refusals: readonly Refusal[] }[];
}

/** The platform's receipt for a batch: on the trail of every case in it; what the platform gave back waits again. */
@Injectable()
export class Receiving {
  constructor(
    private readonly channels: FilingChannels,
    private readonly list: BatchList,
    private readonly store: BatchStore,
    private readonly editor: CaseEditor,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Entered again with the same number it goes on where it broke off: every act has its key. */
  async receive(actor: Actor, id: string, said: BatchReceipt): Promise<Outcome<Received>> {
    const batch = await this.list.one(id);
    if (batch === null || !covers(this.channels.scopeOf(actor), batch.unit)) return refused([NOT_FOUND]);
    const rejected = new Map((said.rejected ?? []).map(({ delivery, reason }) => [delivery, reason]));
    const wrong = whyNot(batch, said, rejected);
    if (wrong.length > 0) return refused(wrong);
    const receipt = said.receipt ?? null;
    const evidence = said.evidence ?? evidenceOf(batch);
    const first = await this.store.receive(id, { receipt, evidence, by: actor.account, at: this.clock.now() });
    if (!first) return refused([RECEIVED_ALREADY]);
    const answer = await this.settleAll(actor, batch, { receipt, evidence, rejected });
    const detail = { channel: batch.channel, delivered: answer.delivered, rejected: answer.rejected };
    const line = { action: 'BATCH_RECEIVED', batch: id, at: this.clock.now(), detail } as const;
    await appendBatchLine(this.database, actor, line);
    return accepted(answer);
  }

  private async settleAll(
    actor: Actor,
    batch: BatchRow,
    {
      receipt,
      evidence,
      rejected,
    }: { receipt: string | null; evidence: string; rejected: ReadonlyMap<string, string> },
  ): Promise<Received> {
    const counts = { delivered: 0, rejected: 0, overtaken: 0 };
    const not: Received['refused'][number][] = [];
    for (const delivery of batch.deliveries) {
      const reason = rejected.get(delivery.id);
      const how = reason !== undefined ? 'rejected' : delivery.status === 'superseded' ? 'overtaken' : 'delivered';
      const done =
        reason !== undefined
          ? await this.giveBack(actor, batch, delivery, reason)
          : delivery.status === 'manual'
            ? await this.settle(actor, batch, delivery, { receipt, evidence })
            : accepted(true as const);
      if (done.ok) counts[how] += 1;
      else not.push({ delivery: delivery.id, refusals: done.refusals });
    }
    return { ...counts, refused: not };
  }

  private async settle(
    actor: Actor,
    { id, channel }: BatchRow,
    { id: delivery, item }: BatchDelivery,
    { receipt, evidence }: { receipt: string | null; evidence: string },
  ): Promise<Outcome<unknown>> {
    const input = { delivery, channel, ...(receipt === null ? {} : { receipt }), evidence };
    const ask = askOf(actor, item, 'SETTLE_DELIVERY', input, `batch-${id}-${delivery}`);
    return await this.editor.beside(ask, (_, { account: by }) =>
      accepted({ settle: { delivery, receipt, evidence, by }, quiet: true }),
    );
  }

  private async giveBack(
    actor: Actor,
    { id, channel }: BatchRow,
    { id: delivery, item }: BatchDelivery,
    reason: string,
  ): Promise<Outcome<unknown>> {
    const ask = askOf(
      actor,
      item,
      'REJECT_DELIVERY',
      { delivery, channel, reason },
      `batch-${id}-${delivery}-rejected`,
    );
    const done = await this.editor.beside(ask, (opened, by) => accepted(told(opened, by)));
    if (done.ok) await this.store.putBack(id, delivery, reason);
    return done;
  }
}

const askOf = (actor: Actor, caseId: string, action: string, input: Ask['input'], key: string): Ask => ({
  ...{ actor, caseId, action, input, revision: NOT_NEEDED, key },
});

/** Those who publish for the unit hear that something came back, as of any delivery that did not arrive. */
function told({ row: { state, entry, unit } }: Opened, { account }: Actor): Act {
  const tasks = [{ step: null, unit, role: 'publisher', otherwise: 'approver' }];
  const payload = { notice: 'delivery-failed', action: 'REJECT_DELIVERY', actor: account, state, entry, unit, tasks };
  return { quiet: true, notices: [{ payload }] };
}

function whyNot(
  { deliveries }: BatchRow,
  { receipt }: BatchReceipt,
  rejected: ReadonlyMap<string, string>,
): readonly Refusal[] {
  const strangers = [...rejected.keys()].filter(
    (id) => !deliveries.some((one) => one.id === id && one.status !== 'delivered'),
  );
  if (strangers.length > 0)
    return strangers.map((id) => ({ code: 'batch-not-in-it', kind: 'content', field: `rejected.${id}` }));
  const accepts = deliveries.some(({ id }) => !rejected.has(id));
  return accepts && (receipt ?? '') === '' ? [RECEIPT_NEEDED] : [];
}

/** In the words of the system that received it, whatever the language of who sends it. */
const evidenceOf = ({ made_at, count, records }: BatchRow): string =>
  `${formatDateTime('zh', made_at)} 生成的报送文件，共 ${String(count)} 件、${String(records)} 条记录`;

const RECEIVED_ALREADY: Refusal = { code: 'batch-received', kind: 'state' };
const RECEIPT_NEEDED: Refusal = { code: 'batch-receipt-needed', kind: 'content', field: 'receipt' };
