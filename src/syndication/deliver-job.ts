import type { Job } from '../worker/job.js';
import { signedPost, type Reply } from '../worker/signed-post.js';
import type { PushChannel } from './channel-settings.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { claimDue, record } from './delivery-store.js';
import { deliveryAttempts } from './metrics.js';
import { publicationEvent } from './publication-event.js';
import { settle } from './settlement.js';
import type { DeliverySurroundings } from './surroundings.js';

const AT_ONCE = 8;
const MOST_CHARACTERS_KEPT = 2_000;

/** Delivers what one channel is owed; each channel has its own job, so that a platform that hangs delays no other. */
export class DeliverJob implements Job {
  readonly name: string;
  readonly everyMs = 1_000;

  constructor(
    private readonly channel: PushChannel,
    private readonly around: DeliverySurroundings,
  ) {
    this.name = `deliver:${channel.id}`;
  }

  async run(): Promise<number> {
    const claimed = await claimDue(this.around.database.pool, this.channel.id, AT_ONCE, this.around.clock.now());
    const ends = await Promise.allSettled(
      claimed.map(async (delivery) => {
        await this.deliver(delivery);
      }),
    );
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} attempts could not be recorded`);
    return claimed.length;
  }

  /** Claim and record are committed by themselves; nothing is open in the database while the platform is asked. */
  private async deliver(delivery: ClaimedDelivery): Promise<void> {
    const at = this.around.clock.now();
    const started = performance.now();
    const reply = await this.post(delivery, at);
    const settlement = settle(reply, delivery.attempt, this.around.clock.now(), Math.random());
    const attempt = {
      delivery: delivery.id,
      n: delivery.attempt,
      at,
      httpStatus: reply.kind === 'answer' ? reply.status : null,
      durationMs: Math.round(performance.now() - started),
      response: reply.kind === 'answer' ? reply.body.slice(0, MOST_CHARACTERS_KEPT) : null,
      error: settlement.status === 'delivered' ? null : settlement.error,
    };
    await record(this.around.database.pool, attempt, settlement);
    deliveryAttempts.inc({ channel: this.channel.id, outcome: settlement.status });
  }

  /** A publication that cannot even be told is an attempt that failed: it must not hold up the others of the batch. */
  private async post(delivery: ClaimedDelivery, now: Date): Promise<Reply> {
    try {
      const event = publicationEvent(delivery, this.around.jurisdiction, this.around.addresses);
      return await signedPost({ ...this.channel, id: delivery.id, body: JSON.stringify(event), now });
    } catch (error) {
      return { kind: 'silence', error: error instanceof Error ? error.message : String(error) };
    }
  }
}
