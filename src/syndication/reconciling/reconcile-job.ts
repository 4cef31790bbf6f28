import { startOfDay, dateInShanghai } from '../../domain/calendar/dates.js';
import type { Job } from '../../worker/job.js';
import type { ConnectedChannel } from '../channel-settings.js';
import type { DeliverySurroundings } from '../surroundings.js';
import { askHoldings } from './holdings.js';
import { begin, compare, end, type Result } from './reconcile-store.js';

const MOST_PAGES = 10_000;

/** Once a day asks a platform that can answer what it holds, and lists where that differs from what it was sent. */
export class ReconcileJob implements Job {
  readonly name: string;
  readonly everyMs = 60_000;

  constructor(
    private readonly to: ConnectedChannel,
    private readonly around: DeliverySurroundings,
  ) {
    this.name = `reconcile:${to.channel.id}`;
  }

  async run(): Promise<number> {
    const { clock } = this.around;
    await this.reconcile(new Date(startOfDay(dateInShanghai(clock.now().toISOString()))));
    return 0;
  }

  /** @param since a run that began earlier counts as none; answers whether it was this worker's turn */
  async reconcile(since: Date): Promise<boolean> {
    const { database, clock } = this.around;
    const { id } = this.to.channel;
    if (!(await begin(database.pool, id, clock.now(), since))) return false;
    const result = await this.compared().catch((error: unknown) => ({
      error: error instanceof Error ? error.message : String(error),
    }));
    await end(database.pool, id, result, clock.now());
    return true;
  }

  private async compared(): Promise<Result> {
    const { database, clock, addresses } = this.around;
    let [after, held, expected] = ['', 0, 0];
    for (let n = 0; n < MOST_PAGES; n++) {
      const { holdings, next } = await askHoldings(this.to, after, addresses.base, clock);
      expected += await compare(database.pool, this.to.channel.id, { after, upTo: next }, holdings, clock.now());
      held += holdings.length;
      if (next === null || next <= after) break;
      after = next;
    }
    return { held, expected };
  }
}
