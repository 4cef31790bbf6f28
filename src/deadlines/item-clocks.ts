import { Injectable } from '@nestjs/common';
import { LiveCalendar } from '../catalogue/live-calendar.js';
import type { Clock } from '../domain/deadlines/clock.js';
import { notBeforeOf } from '../domain/deadlines/clocks-of.js';
import { CaseClocks } from '../engine/case-clocks.js';
import type { Opened } from '../engine/case-door.js';

/** Every clock of an item as it stands now; what lists and reminders need of it is stored with each act. */
export interface Clocks {
  readonly clocks: readonly Clock[];
  /** First day it may be published, where a window binds it. */
  readonly notBefore: string | null;
}

type Shown = Pick<Opened, 'row' | 'now'>;

@Injectable()
export class ItemClocks {
  constructor(
    private readonly clocks: CaseClocks,
    private readonly live: LiveCalendar,
  ) {}

  of(shown: Shown): Clocks {
    const clocks = this.clocks.of(shown.row, shown.now).map((clock) => this.asDone(clock, shown));
    return { clocks, notBefore: notBeforeOf(clocks) };
  }

  /** Met late or on time is for good: what was done is shown as it was counted then, however the calendar has changed since. */
  private asDone(clock: Clock, { row, now }: Shown): Clock {
    const stored = row.clocks.find(({ rule, done_at }) => rule === clock.rule && done_at !== null);
    if (stored === undefined || stored.due === clock.due) return clock;
    const then = this.live.at(stored.calendar);
    if (then === null) return clock;
    const counted = this.live.supposing(then, () => this.clocks.of(row, now));
    return counted.find(({ rule }) => rule === clock.rule) ?? clock;
  }
}
