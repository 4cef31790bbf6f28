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
    for (const folder of ['', 'taken', 'refused']) await made(join(this.folder, folder));
    const found = await receiptsIn(this.folder);
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

/** Only in a drop folder that is there: one that is not mounted must not be made up, or what is dropped next would go nowhere. */
async function made(folder: string): Promise<void> {
  await mkdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}

/** What begins with a dot is still being written. */
async function receiptsIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true });
  const files = found.filter((each) => each.isFile() && each.name.endsWith('.json') && !each.name.startsWith('.'));
  return files.map(({ name }) => name).sort();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
