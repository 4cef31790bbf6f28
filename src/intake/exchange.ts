import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { malformed } from '../access/malformed.js';
import { statusOf, inOrder, type Reason } from '../access/problem.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { IntakeSender, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { EXCHANGED } from '../domain/lifecycle/disclosure/intake.js';
import { newId } from '../platform/ids.js';
import { Addressing } from './addressing.js';
import { IntakeStore, type IntakeRow } from './intake-store.js';
import { Receiving } from './receiving.js';
import { intakeNotice, type IntakeAnswer } from './schemas.js';
import { accountOf } from './senders.js';

/** What a sender hears: the item, or every reason why not. The first answer to a message is kept and given again. */
export type Heard = { readonly ok: true; readonly value: IntakeAnswer } | Refused;
interface Refused {
  readonly ok: false;
  readonly refusals: readonly Reason[];
}

/** Texts by data exchange (六（六）): the message is kept as it came, then judged. */
@Injectable()
export class Exchange {
  constructor(
    private readonly store: IntakeStore,
    private readonly addressing: Addressing,
    private readonly receiving: Receiving,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** @param at 收到: the machine's time, which a repetition of the message does not move (A13) */
  async hear(sender: IntakeSender, webhookId: string, body: Buffer, payload: unknown, at: Date): Promise<Heard> {
    const row = await this.store.arrived({
      ...{ id: newId(), mode: EXCHANGED, sender: accountOf(sender.id), webhook_id: webhookId, received_at: at },
      ...{ payload_sha256: createHash('sha256').update(body).digest('hex'), payload },
    });
    if (row.payload_sha256 !== createHash('sha256').update(body).digest('hex'))
      return no([{ code: 'webhook-id-reused', kind: 'content', field: 'webhook-id' }]);
    return row.status === null ? await this.deal(row) : (row.answer as Heard);
  }

  /** Also for what was cut off: from the row, with the same end. */
  async deal(row: IntakeRow): Promise<Heard> {
    const sender = [...this.jurisdiction.senders.values()].find(({ id }) => accountOf(id) === row.sender);
    const heard = sender === undefined ? no([UNKNOWN]) : await this.judged(row, sender);
    const status = heard.ok ? 201 : statusOf(inOrder(heard.refusals)[0]?.kind ?? 'content');
    await this.store.answered(row.id, heard.ok ? row.id : null, status, heard);
    return heard;
  }

  private async judged(row: IntakeRow, sender: IntakeSender): Promise<Heard> {
    const parsed = intakeNotice.safeParse(row.payload);
    if (!parsed.success) return no(malformed(parsed.error.issues));
    const addressed = await this.addressing.of(parsed.data, sender);
    if (!addressed.ok) return addressed;
    const { unit, project } = addressed.value;
    const actor = { account: row.sender, person: sender.name.zh, unit, roles: ['drafter'] as const };
    return await this.receiving.take(row, parsed.data, { actor, project });
  }
}

const no = (refusals: readonly Reason[]): Refused => ({ ok: false, refusals });
const UNKNOWN: Reason = { code: 'signature-invalid', kind: 'unauthenticated' };
