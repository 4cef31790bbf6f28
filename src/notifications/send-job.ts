import { Logger } from '@nestjs/common';
import type { Clock } from '../platform/clock.js';
import type { Queryable } from '../platform/database.js';
import { NOTICE_WAITS, retryAt } from '../worker/back-off.js';
import type { Job } from '../worker/job.js';
import { claimMessages, outcomeOf, recordMessage, type ClaimedMessage, type MessageEnd } from './message-store.js';
import { messageAttempts } from './metrics.js';
import type { Transports } from './transports.js';
import type { Writer } from './writer.js';

const AT_ONCE = 10;

/** Sends what waits, each message by itself; nothing is open in the database meanwhile. */
export class SendJob implements Job {
  readonly name = 'send-notices';
  readonly everyMs = 1_000;
  private readonly logger = new Logger('notifications');

  constructor(
    private readonly db: Queryable,
    private readonly clock: Clock,
    private readonly transports: Pick<Transports, 'named'>,
    private readonly writer: Pick<Writer, 'write'>,
  ) {}

  async run(): Promise<number> {
    const claimed = await claimMessages(this.db, AT_ONCE, this.clock.now());
    const ends = await Promise.allSettled(
      claimed.map(async (message) => {
        await this.handle(message);
      }),
    );
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} messages could not be recorded`);
    return claimed.length;
  }

  private async handle(message: ClaimedMessage): Promise<void> {
    const end = await this.send(message);
    await recordMessage(this.db, message, end, this.clock.now());
    messageAttempts.inc({ transport: message.transport, outcome: outcomeOf(end) });
    if (!end.sent && end.retryAt === null)
      this.logger.error({
        msg: 'a notice could not be sent',
        message: message.id,
        account: message.account,
        why: end.error,
      });
  }

  private async send(message: ClaimedMessage): Promise<MessageEnd> {
    try {
      await this.transports.named(message.transport).send(this.writer.write(message));
      return { sent: true };
    } catch (cause) {
      const failure = { attempt: message.attempts + 1, now: this.clock.now(), random: Math.random() };
      const error = cause instanceof Error ? cause.message : String(cause);
      return { sent: false, error: error.replaceAll('\0', ''), retryAt: retryAt(NOTICE_WAITS, failure) };
    }
  }
}
