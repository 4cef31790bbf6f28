import { Inject, Injectable, Logger } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { LiveCalendar } from '../catalogue/live-calendar.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { FIRST, RecountStore, type StaleClock, type StaleKey } from '../engine/recount-store.js';
import { Recounts } from '../engine/recounts.js';
import type { Job } from '../worker/job.js';
import { reaches } from './reach.js';

const PAGE = 500;

/**
 * After a new notice: open clocks of an older calendar, page by page. Those the changed years cannot touch are brought up at once, the
 * others counted anew through the door, case by case. Which are left is seen from the rows: it may run twice, and stop anywhere.
 */
@Injectable()
export class RecountJob implements Job {
  readonly name = 'calendar';
  readonly everyMs = 5_000;
  private readonly logger = new Logger('calendar');
  /** A case that breaks holds up no other: it is passed over until the sweep begins again. */
  private after: StaleKey = FIRST;
  private unclockedAfter: string = FIRST.case_id;

  constructor(
    private readonly live: LiveCalendar,
    private readonly recounts: Recounts,
    private readonly store: RecountStore,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async run(): Promise<number> {
    await this.live.refresh();
    return (await this.clockOlder()) + (await this.recountStale());
  }

  /** Cases from before clocks were stored: each has them once it was counted. */
  private async clockOlder(): Promise<number> {
    const cases = await this.store.unclocked(this.unclockedAfter, PAGE);
    this.unclockedAfter = cases.length < PAGE ? FIRST.case_id : (cases.at(-1) ?? FIRST.case_id);
    let done = 0;
    for (const caseId of cases) if (await this.recounted(caseId)) done += 1;
    return done;
  }

  private async recountStale(): Promise<number> {
    const { version } = this.jurisdiction.calendar;
    const clocks = await this.store.stale(version, this.after, PAGE);
    this.after = clocks.length < PAGE ? FIRST : (clocks.at(-1) ?? FIRST);
    const touched = this.touched(clocks);
    await this.store.leave(
      clocks.filter((clock) => !touched.includes(clock)),
      version,
    );
    let done = clocks.length - touched.length;
    for (const caseId of new Set(touched.map(({ case_id }) => case_id))) {
      if (await this.recounted(caseId)) {
        await this.store.leave(ofCase(touched, caseId), version); // clocks of versions no longer at hand
        done += 1;
      }
    }
    return done;
  }

  private touched(clocks: readonly StaleClock[]): readonly StaleClock[] {
    const versions = new Set(clocks.map(({ calendar }) => calendar));
    const changed = new Map([...versions].map((version) => [version, this.live.changedSince(version)]));
    return clocks.filter((clock) => {
      const years = changed.get(clock.calendar) ?? null;
      return clock.due !== null && (years === null || years.some((year) => reaches(clock, year)));
    });
  }

  private async recounted(caseId: string): Promise<boolean> {
    try {
      const outcome = await this.recounts.recount(caseId);
      if (!outcome.ok)
        this.logger.warn({ msg: 'not recounted', case: caseId, why: outcome.refusals.map(({ code }) => code) });
      return outcome.ok;
    } catch (cause) {
      this.logger.error({ msg: 'a recount broke', case: caseId, err: cause });
      return false;
    }
  }
}

const ofCase = (clocks: readonly StaleClock[], caseId: string): StaleClock[] =>
  clocks.filter(({ case_id }) => case_id === caseId);
