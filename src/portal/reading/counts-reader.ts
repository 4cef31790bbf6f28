import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { PublicReads } from '../../replica/public-reads.js';

export interface Counts {
  readonly byDomain: ReadonlyMap<string, number>;
  readonly byEntry: ReadonlyMap<string, number>;
}

interface CountRow {
  readonly domain: string;
  readonly entry: string;
  readonly count: number;
}

/** Counting reads the whole index: once in this long, however many people look. */
const KEPT_MS = 10_000;

/** One counting: when it began, and that it is not the one before. */
interface Counting {
  readonly at: number;
  readonly nth: number;
  readonly counts: Promise<Counts>;
}

/** How much is in the window, by domain and entry; up to ten seconds old. */
@Injectable()
export class CountsReader {
  private kept: Counting | null = null;
  private countings = 0;

  constructor(
    private readonly reads: PublicReads,
    private readonly clock: Clock,
  ) {}

  async counts(): Promise<Counts> {
    return await this.current().counts;
  }

  /** The number of the counting that is told now: another one tells that the counts may be others. */
  get counting(): number {
    return this.current().nth;
  }

  /** The next answer is counted anew. */
  forget(): void {
    this.kept = null;
  }

  private current(): Counting {
    const now = this.clock.now().getTime();
    if (this.kept !== null && now - this.kept.at < KEPT_MS) return this.kept;
    this.countings += 1;
    const kept = { at: now, nth: this.countings, counts: this.count() };
    kept.counts.catch(() => (this.kept = null));
    return (this.kept = kept);
  }

  private async count(): Promise<Counts> {
    const { rows } = await this.reads.query<CountRow>({
      name: 'window-counts',
      text: `SELECT domain, entry, count(*)::int AS count FROM publication_state
             WHERE visibility IN ('current', 'repealed') GROUP BY domain, entry`,
    });
    return { byDomain: sums(rows, 'domain'), byEntry: sums(rows, 'entry') };
  }
}

function sums(rows: readonly CountRow[], by: 'domain' | 'entry'): ReadonlyMap<string, number> {
  const total = new Map<string, number>();
  for (const row of rows) total.set(row[by], (total.get(row[by]) ?? 0) + row.count);
  return total;
}
