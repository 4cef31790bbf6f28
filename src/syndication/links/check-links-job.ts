import type { Job } from '../../worker/job.js';
import { outgoing } from '../../worker/outgoing.js';
import type { DeliverySurroundings } from '../surroundings.js';

const BATCH = 20;
const EVERY_HOURS = 24;

interface Link {
  readonly id: string;
  readonly url: string;
}

/** Looks once a day whether the pages that people recorded - of the statutory medium, of a post - are still there. */
export class CheckLinksJob implements Job {
  readonly name = 'check-links';
  readonly everyMs = 60_000;

  constructor(
    private readonly around: DeliverySurroundings,
    private readonly network: 'public' | 'private' = 'public',
  ) {}

  async run(): Promise<number> {
    const { database, clock } = this.around;
    const now = clock.now();
    const since = new Date(now.getTime() - EVERY_HOURS * 3_600_000).toISOString();
    const { rows } = await database.pool.query<Link>({
      name: 'links.due',
      text: DUE,
      values: [since, BATCH, now.toISOString()],
    });
    await Promise.all(
      rows.map(async ({ id, url }) => {
        await database.pool.query(NOTED, [id, await this.look(url)]);
      }),
    );
    return rows.length;
  }

  /** A page that moved is there; what says that it is gone, or nothing, is not. */
  private async look(url: string): Promise<string> {
    const reply = await outgoing({ url, method: 'GET', headers: { 'user-agent': 'Gongkai' }, network: this.network });
    return reply.kind === 'silence' ? reply.error : `HTTP ${reply.status}`;
  }
}

/** Noted before it is asked, so that a worker that dies over one link does not ask it for ever. */
const DUE = `
UPDATE delivery SET receipt = receipt || jsonb_build_object('checkedAt', $3::text)
WHERE id IN (SELECT id FROM delivery WHERE receipt ? 'url' AND status = 'delivered' AND coalesce(receipt ->> 'checkedAt', '') < $1::text
  ORDER BY receipt ->> 'checkedAt' LIMIT $2 FOR UPDATE SKIP LOCKED)
RETURNING id, receipt ->> 'url' AS url`;

const NOTED = `UPDATE delivery SET receipt = receipt || jsonb_build_object('found', $2::text) WHERE id = $1`;
