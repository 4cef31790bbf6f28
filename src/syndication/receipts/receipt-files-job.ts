import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Clock } from '../../platform/clock.js';
import type { Queryable } from '../../platform/database.js';
import type { Job } from '../../worker/job.js';
import { folderOf, type ConnectedChannel } from '../channel-settings.js';
import { takeReceipt } from './receipt-store.js';
import { laterReceipt } from './schemas.js';

const BATCH = 100;

/**
 * Receipts of a platform that takes files: it leaves `receipts/<anything>.json` beside them, of the shape of the API's LaterReceipt. What was
 * taken goes to `receipts/taken`, what cannot be read to `receipts/refused`: nothing is lost, nothing is read twice.
 */
export class ReceiptFilesJob implements Job {
  readonly name: string;
  readonly everyMs = 5_000;
  private readonly folder: string;
  private readonly logger = new Logger('syndication');

  constructor(
    private readonly to: ConnectedChannel,
    private readonly db: Queryable,
    private readonly clock: Clock,
  ) {
    this.name = `receipts:${to.channel.id}`;
    this.folder = join(folderOf(to.url), 'receipts');
  }

  async run(): Promise<number> {
    await mkdir(join(this.folder, 'taken'), { recursive: true });
    await mkdir(join(this.folder, 'refused'), { recursive: true });
    const found = (await readdir(this.folder)).filter((name) => name.endsWith('.json')).sort();
    for (const name of found.slice(0, BATCH)) await this.take(name);
    return found.length;
  }

  /** Moved after it was taken: read again after a crash it says what is known. */
  private async take(name: string): Promise<void> {
    const read = laterReceipt.safeParse(jsonOf(await readFile(join(this.folder, name), 'utf8')));
    const taken = read.success
      ? await takeReceipt(this.db, this.to.channel.id, read.data, this.clock.now())
      : 'unknown';
    if (taken === 'unknown')
      this.logger.warn({ msg: 'a receipt that fits no delivery', channel: this.to.channel.id, name });
    await rename(join(this.folder, name), join(this.folder, taken === 'unknown' ? 'refused' : 'taken', name));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
