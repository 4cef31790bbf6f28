import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { periodsOwed } from '../domain/obligations/periodic.js';
import { Clock } from '../platform/clock.js';
import type { Job } from '../worker/job.js';
import { ExpectFrom } from './expect-from.js';
import { ObligationBirths } from './obligation-births.js';

/** What is owed of each period that has begun; after downtime, of every one that was missed. */
@Injectable()
export class PeriodsJob implements Job {
  readonly name = 'obligations.periods';
  readonly everyMs = 10 * 60 * 1_000;

  constructor(
    private readonly births: ObligationBirths,
    private readonly from: ExpectFrom,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async run(): Promise<number> {
    const today = dateInShanghai(this.clock.now());
    return await this.births.begin(periodsOwed(this.jurisdiction, this.from.day, today));
  }
}
