import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { LiveCalendar } from '../catalogue/live-calendar.js';
import type { Actor } from '../domain/actor.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { noticesOf, yearsOf, type YearNotice } from '../domain/calendar/year-notice.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import type { GivenNotice } from './given-notice.js';
import { MovedDues } from './moved-dues.js';
import { mayImport, noticeRefusals } from './notice-rules.js';
import { NoticeStore } from './notice-store.js';
import type { CalendarPreviewJson, CalendarYearJson } from './schemas.js';
import { yearJson } from './year-json.js';

/** Calendar years and the notices that make them. */
@Injectable()
export class CalendarYears {
  constructor(
    private readonly live: LiveCalendar,
    private readonly store: NoticeStore,
    private readonly moved: MovedDues,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Years with a notice, newest first. */
  all(): readonly CalendarYearJson[] {
    return yearsOf(this.live.notices)
      .toReversed()
      .map((year) => this.year(year));
  }

  year(year: number): CalendarYearJson {
    return yearJson(year, noticesOf(this.live.notices, year), this.jurisdiction.calendar.version);
  }

  mayImport = (actor: Actor): boolean => mayImport(actor, this.jurisdiction.office);

  /** The notice, fit to be recorded on what is known here, or every reason why not. */
  private async judge(actor: Actor, given: GivenNotice): Promise<Outcome<YearNotice>> {
    if (!this.mayImport(actor)) return refused([{ code: 'calendar-office-only', kind: 'authority' }]);
    await this.live.refresh();
    const notice = { ...given, sequence: this.live.newest + 1 };
    const wrong = noticeRefusals(notice, this.live.notices, dateInShanghai(this.clock.now()));
    return wrong.length > 0 ? refused(wrong) : accepted(notice);
  }

  /** Every open due date the notice would move; nothing is written. */
  async preview(actor: Actor, given: GivenNotice): Promise<Outcome<CalendarPreviewJson>> {
    const judged = await this.judge(actor, given);
    return judged.ok ? accepted(await this.moved.of(judged.value)) : judged;
  }

  /** One recorded step; clocks are counted anew by a job of their own. */
  async record(actor: Actor, given: GivenNotice): Promise<Outcome<CalendarYearJson>> {
    const judged = await this.judge(actor, given);
    if (!judged.ok) return judged;
    const written = await this.store.record(actor, judged.value, this.clock.now());
    if (!written) return refused([{ code: 'calendar-meanwhile', kind: 'state' }]);
    await this.live.refresh();
    return accepted(this.year(given.year));
  }
}
