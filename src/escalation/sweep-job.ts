import { Inject, Injectable, Logger } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { atWork } from '../domain/escalation/working-hours.js';
import { ClockRungs, type DueClock } from '../engine/clock-rungs.js';
import { Clock } from '../platform/clock.js';
import type { Job } from '../worker/job.js';
import { Reminder } from './reminder.js';

const BATCH = 100;
const HOUR_MS = 3_600_000;

/**
 * Tells what is due on the ladder. Two workers may look at the same clock: each proposes, the guard of its case lets one tell. What
 * is refused or breaks is looked at again an hour later and holds up no other.
 */
@Injectable()
export class SweepJob implements Job {
  readonly name = 'escalation';
  readonly everyMs = 5_000;
  private readonly logger = new Logger('escalation');

  constructor(
    private readonly rungs: ClockRungs,
    private readonly reminder: Reminder,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Pick<Jurisdiction, 'calendar' | 'escalation'>,
  ) {}

  async run(): Promise<number> {
    const { calendar, escalation } = this.jurisdiction;
    const now = this.clock.now();
    const days = atWork(calendar, escalation.workingHours, now.toISOString());
    const due = await this.rungs.due(now, days, BATCH);
    for (const clock of due) await this.climb(clock, now);
    return due.length;
  }

  private async climb(clock: DueClock, now: Date): Promise<void> {
    const due = this.reminder.due(clock, now);
    if (due === null) {
      await this.rungs.putOff(clock, this.reminder.next(clock, now));
      return;
    }
    const refused = await this.told(clock, due);
    if (refused === null) return;
    const { case_id, rule } = clock;
    if (refused !== TOLD) this.logger.error({ msg: 'a rung was not told', case: case_id, rule, why: refused });
    await this.rungs.putOff(clock, new Date(now.getTime() + HOUR_MS).toISOString());
  }

  /** Why not, or null. */
  private async told(clock: DueClock, due: Parameters<Reminder['tell']>[1]): Promise<unknown> {
    try {
      const outcome = await this.reminder.tell(clock, due);
      return outcome.ok ? null : outcome.refusals.map(({ code }) => code).join(', ');
    } catch (cause) {
      return cause;
    }
  }
}

/** What the loser of two workers hears. */
const TOLD = 'rung-told';
