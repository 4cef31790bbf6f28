import { newId } from '../platform/ids.js';
import type { Job } from '../worker/job.js';
import { claimThroughGate } from './channel-gate.js';
import { noteGone, noteOutcomes, type Outcome } from './channel-health.js';
import type { ConnectedChannel } from './channel-settings.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { adoptManual, record } from './delivery-store.js';
import type { Encoded, Encoder } from './encoders/encoder.js';
import { deliveryAttempts } from './metrics.js';
import { GONE, isBreakdown, settle, type Settlement } from './settlement.js';
import type { DeliverySurroundings } from './surroundings.js';
import type { Brought, Transport } from './transports/transport.js';

const MOST_CHARACTERS_KEPT = 2_000;

/** How what one channel gets is written and brought there. */
export interface Means {
  readonly encode: Encoder;
  readonly send: Transport;
}

/** Delivers what one channel is owed; each channel has its own job, so that a platform that hangs delays no other. */
export class DeliverJob implements Job {
  readonly name: string;
  readonly everyMs = 500;
  private adopted = false;

  constructor(
    private readonly to: ConnectedChannel,
    private readonly means: Means,
    private readonly around: DeliverySurroundings,
  ) {
    this.name = `deliver:${to.channel.id}`;
  }

  async run(): Promise<number> {
    const { database, clock } = this.around;
    await this.adopt();
    const { id } = this.to.channel;
    const claimed = await claimThroughGate(database, this.to.channel, clock.now());
    const ends = await Promise.allSettled(claimed.map(async (delivery) => await this.deliver(delivery)));
    const outcomes = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    await noteOutcomes(database.pool, id, outcomes, clock.now());
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} attempts could not be recorded`);
    return claimed.length;
  }

  /** What waited for a person while the channel had no address waits for a worker now. */
  private async adopt(): Promise<void> {
    if (this.adopted) return;
    await adoptManual(this.around.database.pool, this.to.channel.id, this.around.clock.now());
    this.adopted = true;
  }

  /** Claim and record are committed by themselves; nothing is open in the database while the platform is asked. */
  private async deliver(delivery: ClaimedDelivery): Promise<Outcome> {
    const at = this.around.clock.now();
    const written = this.written(delivery);
    if ('fault' in written) {
      await this.record(delivery, { status: 'failed', error: written.fault }, { at, durationMs: 0 }, null, null);
      return { kind: 'reached', error: written.fault };
    }
    const started = performance.now();
    const { id, number, sequence, ended } = delivery;
    const reply = await this.means.send(this.to, { id, number, sequence, encoded: written, now: at });
    const settlement = settle(reply, ended + 1, this.around.clock.now(), Math.random(), this.to.channel.receipts);
    await this.record(delivery, settlement, { at, durationMs: performance.now() - started }, reply, written);
    const gone = reply.kind === 'answer' && reply.status === GONE;
    if (gone) await this.stop(delivery);
    const error = settlement.status === 'delivered' ? null : settlement.error;
    return { kind: gone ? 'gone' : isBreakdown(reply) ? 'breakdown' : 'reached', error };
  }

  /** A publication that cannot even be written goes to a person at once: it must not hold up the others of the batch. */
  private written(delivery: ClaimedDelivery): Encoded | { readonly fault: string } {
    const { jurisdiction, addresses } = this.around;
    try {
      return this.means.encode(delivery, this.to.channel, { jurisdiction, addresses });
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) };
    }
  }

  private async record(
    { id, attempt }: ClaimedDelivery,
    settlement: Settlement,
    { at, durationMs }: { readonly at: Date; readonly durationMs: number },
    reply: Brought | null,
    sent: Encoded | null,
  ): Promise<void> {
    const answer = reply?.kind === 'answer' ? reply : null;
    const told = {
      ...{ delivery: id, n: attempt, at, endedAt: this.around.clock.now(), durationMs: Math.round(durationMs), sent },
      httpStatus: answer?.status ?? null,
      response: answer?.body.slice(0, MOST_CHARACTERS_KEPT) ?? null,
      error: settlement.status === 'delivered' ? null : settlement.error,
    };
    await record(this.around.database.pool, told, settlement);
    deliveryAttempts.inc({ channel: this.to.channel.id, outcome: settlement.status });
  }

  private async stop({ caseId, entry, unit }: ClaimedDelivery): Promise<void> {
    const { database, clock, jurisdiction } = this.around;
    const tasks = [{ step: null, unit: jurisdiction.office, role: 'officer' }];
    const payload = { notice: 'channel-gone', action: 'DELIVER', actor: 'system', state: '', entry, unit, tasks };
    await noteGone(database.pool, this.to.channel.id, { id: newId(), caseId, payload }, clock.now());
  }
}
