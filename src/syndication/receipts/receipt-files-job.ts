import { Logger } from '@nestjs/common';
import type { Clock } from '../../platform/clock.js';
import type { Queryable } from '../../platform/database.js';
import type { Job } from '../../worker/job.js';
import type { ConnectedChannel } from '../channel-settings.js';
import type { Letterbox, ReceiptBox } from './receipt-box.js';
import { takeReceipt } from './receipt-store.js';
import { laterReceipt } from './schemas.js';

const BATCH = 100;

/**
 * Receipts of a platform that takes files: it leaves `receipts/<anything>.json` beside them, of the shape of the API's LaterReceipt. What was
 * taken goes to `receipts/taken`, what cannot be read to `receipts/refused`: nothing is lost, nothing is read twice.
 */
export class ReceiptFilesJob implements Job {
  readonly name: string;
  readonly everyMs: number;
  private readonly logger = new Logger('syndication');

  constructor(
    private readonly to: ConnectedChannel,
    private readonly letterbox: Letterbox,
    private readonly db: Queryable,
    private readonly clock: Clock,
  ) {
    this.name = `receipts:${to.channel.id}`;
    this.everyMs = letterbox.everyMs;
  }

  async run(): Promise<number> {
    let waiting = 0;
    await this.letterbox.open(this.to, async (box) => {
      for (const folder of ['', 'taken', 'refused']) await box.makeFolder(folder);
      const found = (await box.names()).filter(isReceipt).sort();
      for (const name of found.slice(0, BATCH)) await this.take(box, name);
      waiting = found.length;
    });
    return waiting;
  }

  /** Moved after it was taken: read again after a crash it says what is known. */
  private async take(box: ReceiptBox, name: string): Promise<void> {
    const read = laterReceipt.safeParse(jsonOf(await box.read(name)));
    const taken = read.success
      ? await takeReceipt(this.db, this.to.channel.id, read.data, this.clock.now())
      : 'unknown';
    if (taken === 'unknown')
      this.logger.warn({ msg: 'a receipt that fits no delivery', channel: this.to.channel.id, name });
    await box.move(name, `${taken === 'unknown' ? 'refused' : 'taken'}/${name}`);
  }
}

/** What begins with a dot is still being written. */
const isReceipt = (name: string): boolean => name.endsWith('.json') && !name.startsWith('.');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
