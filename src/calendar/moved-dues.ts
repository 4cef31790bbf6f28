import { Injectable } from '@nestjs/common';
import { LiveCalendar } from '../catalogue/live-calendar.js';
import { SYSTEM } from '../domain/actor.js';
import { addDays } from '../domain/calendar/dates.js';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { changedYears, type YearNotice } from '../domain/calendar/year-notice.js';
import { movedDues } from '../domain/deadlines/moved.js';
import { CaseClocks } from '../engine/case-clocks.js';
import { CaseDoor, NOT_NEEDED } from '../engine/case-door.js';
import { Database } from '../platform/database.js';
import type { CalendarPreviewJson } from './schemas.js';

type Move = CalendarPreviewJson['moves'][number];

const PAGE = 500;
const MOST_SHOWN = 500;

/** What a notice would move, before it is recorded: every open due date, counted on both calendars from the facts of its case. */
@Injectable()
export class MovedDues {
  constructor(
    private readonly live: LiveCalendar,
    private readonly door: CaseDoor,
    private readonly clocks: CaseClocks,
    private readonly database: Database,
  ) {}

  /** Case by case in pages; what is shown is bounded, what is counted is not. */
  async of(notice: YearNotice): Promise<CalendarPreviewJson> {
    const proposed = this.live.with(notice);
    const moves: Move[] = [];
    let moved = 0;
    for await (const caseId of this.casesIn(changedYears(this.live.jurisdiction.calendar, proposed))) {
      const found = await this.moves(caseId, proposed);
      moved += found.length;
      moves.push(...found.slice(0, MOST_SHOWN - moves.length));
    }
    return { year: notice.year, calendar: proposed.version, moves, moved };
  }

  private async moves(caseId: string, proposed: WorkingCalendar): Promise<readonly Move[]> {
    const opened = await this.door.open({ actor: SYSTEM, caseId, key: NOT_NEEDED });
    if (opened === null) return [];
    const { row, now } = opened;
    const after = this.live.supposing(proposed, () => this.clocks.of(row, now));
    const { id, kind, title, unit } = row;
    return movedDues(this.clocks.of(row, now), after).map((due) => ({ case: id, kind, title, unit, ...due }));
  }

  /** Cases with an open clock in days that lies in one of the years, or ends right before or after it. */
  private async *casesIn(years: readonly number[]): AsyncGenerator<string> {
    const [first, last] = [years[0], years.at(-1)];
    if (first === undefined || last === undefined) return;
    const span = [addDays(`${String(first)}-01-01`, -31), addDays(`${String(last)}-12-31`, 31)];
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await this.database.pool.query<{ case_id: string }>({
        name: 'calendar.cases',
        text: CASES,
        values: [after, ...span, PAGE],
      });
      for (const { case_id } of rows) yield case_id;
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.case_id ?? after;
    }
  }
}

/** A clock that counts back starts at its event, after its end. */
const CASES = `
SELECT DISTINCT case_id FROM clock
WHERE case_id > $1 AND done_at IS NULL AND due IS NOT NULL AND NOT in_hours
  AND least(left(coalesce(start_at, due), 10), left(due, 10)) <= $3 AND greatest(left(coalesce(start_at, due), 10), left(due, 10)) >= $2
ORDER BY case_id LIMIT $4`;
