import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { startOfDay } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { nextOf, type PublishedItem } from '../domain/obligations/chain.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Job } from '../worker/job.js';
import { ExpectFrom } from './expect-from.js';
import { ObligationBirths } from './obligation-births.js';

interface VersionRow extends Omit<PublishedItem, 'publishedAt'> {
  readonly version: number;
  readonly published_at: Date;
}

const BATCH = 200;
const NAME = 'chain';
/** A publication is stamped before it is committed: what came to light late is read again. */
const OVERLAP_MS = 10 * 60 * 1_000;

/** Each version that becomes public lets the next item of its chain be expected. Reading again makes nothing twice. */
@Injectable()
export class ChainJob implements Job {
  readonly name = 'obligations.chain';
  readonly everyMs = 5_000;

  constructor(
    private readonly database: Database,
    private readonly births: ObligationBirths,
    private readonly from: ExpectFrom,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async run(): Promise<number> {
    const now = this.clock.now();
    let after: Place = { at: await this.begin(), item: NIL, version: 0 };
    let fresh = 0;
    for (;;) {
      const rows = await this.publishedAfter(after, now);
      fresh += await this.births.begin(rows.flatMap((row) => nextOf(this.jurisdiction, itemOf(row))));
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) break;
      after = { at: last.published_at, item: last.id, version: last.version };
    }
    await this.remember(now);
    return fresh;
  }

  /** From where to read: what was read before, but never what lies before the first day expected here. */
  private async begin(): Promise<Date> {
    const { rows } = await this.database.pool.query<{ up_to: Date }>({
      name: 'obligation.progress',
      text: 'SELECT up_to FROM obligation_progress WHERE name = $1',
      values: [NAME],
    });
    const first = Date.parse(startOfDay(this.from.day));
    const read = rows[0] === undefined ? first : rows[0].up_to.getTime() - OVERLAP_MS;
    return new Date(Math.max(first, read));
  }

  private async publishedAfter({ at, item, version }: Place, now: Date): Promise<readonly VersionRow[]> {
    const { rows } = await this.database.pool.query<VersionRow>({
      name: 'obligation.published',
      text: PUBLISHED,
      values: [at, item, version, now, BATCH, [...this.preceding()]],
    });
    return rows;
  }

  private preceding(): ReadonlySet<string> {
    return new Set(this.jurisdiction.expectations.chains.flatMap(({ after }) => after));
  }

  private async remember(now: Date): Promise<void> {
    await this.database.pool.query({
      name: 'obligation.remember',
      text: `INSERT INTO obligation_progress (name, up_to) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET up_to = greatest(obligation_progress.up_to, excluded.up_to)`,
      values: [NAME, now],
    });
  }
}

interface Place {
  readonly at: Date;
  readonly item: string;
  readonly version: number;
}

const NIL = '00000000-0000-0000-0000-000000000000';

const itemOf = ({ published_at, ...row }: VersionRow): PublishedItem => ({
  ...row,
  publishedAt: published_at.toISOString(),
});

const PUBLISHED = `
SELECT v.item AS id, v.version, v.published_at, i.entry, c.unit, v.content ->> 'title' AS title,
  CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'name', p.name) END AS project,
  coalesce(v.content -> 'elements', '{}') AS elements, coalesce(v.content -> 'dates', '{}') AS dates
FROM item_version v JOIN item i ON i.id = v.item JOIN workflow_case c ON c.id = v.item LEFT JOIN project p ON p.id = i.project
WHERE (v.published_at, v.item, v.version) > ($1::timestamptz, $2::uuid, $3::int) AND v.published_at <= $4::timestamptz
  AND i.entry = ANY ($6::text[])
ORDER BY v.published_at, v.item, v.version LIMIT $5`;
