import { addDays, dateInShanghai } from '../../domain/calendar/dates.js';
import { isWorkingDay, type WorkingCalendar } from '../../domain/calendar/working-calendar.js';

const OFFICE_CLOSES = '17:30';

/** Working days counted from the last one that is over, which is day 0: what the script tells is always past, in office hours. */
export class OfficeDays {
  private readonly zero: string;

  constructor(
    private readonly calendar: WorkingCalendar,
    readonly now: Date,
  ) {
    const today = dateInShanghai(now);
    const over = isWorkingDay(calendar, today) && at(today, OFFICE_CLOSES) <= now;
    this.zero = over ? today : this.step(today, -1);
  }

  /** `YYYY-MM-DD`, `offset` working days after day 0 (before it when negative). */
  date(offset: number): string {
    const direction = offset < 0 ? -1 : 1;
    let day = this.zero;
    for (let left = Math.abs(offset); left > 0; left -= 1) day = this.step(day, direction);
    return day;
  }

  /** @param time `HH:MM` as a clock in Tongjiang shows it */
  instant(offset: number, time: string): Date {
    return at(this.date(offset), time);
  }

  private step(from: string, direction: 1 | -1): string {
    const next = addDays(from, direction);
    return isWorkingDay(this.calendar, next) ? next : this.step(next, direction);
  }
}

const at = (date: string, time: string): Date => new Date(`${date}T${time}:00+08:00`);
