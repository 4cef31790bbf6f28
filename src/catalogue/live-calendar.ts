import { Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { calendarOf, changedYears, type YearNotice } from '../domain/calendar/year-notice.js';
import type { Database } from '../platform/database.js';
import { noticesAfter, type ImportedNotice } from './notice-rows.js';

/** A notice imported in another process is counted on here within these many milliseconds. */
const EVERY_MS = 3_000;

/**
 * The calendar of this process: what the jurisdiction ships, and the imported notices laid over it. Reading it costs nothing; one small
 * query on an interval keeps it fresh.
 */
export class LiveCalendar implements OnModuleDestroy {
  /** The one jurisdiction of the process, with the calendar as it is at the moment of asking. */
  readonly jurisdiction: Jurisdiction;
  private readonly logger = new Logger('calendar');
  private readonly imported: ImportedNotice[] = [];
  private current: WorkingCalendar;
  private supposed: WorkingCalendar | null = null;
  private refreshing: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly shipped: Jurisdiction,
    private readonly database: Database,
  ) {
    const now = () => this.supposed ?? this.current;
    this.current = shipped.calendar;
    this.jurisdiction = {
      ...shipped,
      get calendar() {
        return now();
      },
    };
    this.timer = setInterval(this.tick, EVERY_MS).unref();
  }

  /** Every notice known here, shipped and imported. */
  get notices(): readonly (YearNotice | ImportedNotice)[] {
    return [...this.shipped.calendarNotices, ...this.imported];
  }

  /** Number of the last import known here; 0 while there is none. */
  get newest(): number {
    return this.imported.at(-1)?.sequence ?? 0;
  }

  /** The calendar there would be with one more notice. */
  with(notice: YearNotice): WorkingCalendar {
    return calendarOf(this.shipped.calendar.version, [...this.notices, notice]);
  }

  /** The calendar of an earlier version; null when another file was shipped then. */
  at(version: string): WorkingCalendar | null {
    const base = this.shipped.calendar.version;
    if (version !== base && !version.startsWith(`${base}+`)) return null;
    const sequence = Number(version.slice(base.length + 1));
    return calendarOf(
      base,
      this.notices.filter((notice) => notice.sequence <= sequence),
    );
  }

  /** Years that are worked otherwise than in an earlier version; null when that cannot be told, so that every year may be. */
  changedSince(version: string): readonly number[] | null {
    const then = this.at(version);
    return then === null ? null : changedYears(then, this.current);
  }

  /** What is computed at once while `calendar` is supposed to be in force; nothing that waits may be computed so. */
  supposing<T>(calendar: WorkingCalendar, compute: () => T extends Promise<unknown> ? never : T): T {
    this.supposed = calendar;
    try {
      return compute();
    } finally {
      this.supposed = null;
    }
  }

  /** Takes in what was imported since. */
  async refresh(): Promise<void> {
    const fresh = await noticesAfter(this.database.pool, this.newest);
    const unknown = fresh.filter(({ sequence }) => sequence > this.newest); // another refresh may have been quicker
    if (unknown.length === 0) return;
    this.imported.push(...unknown);
    this.current = calendarOf(this.shipped.calendar.version, this.notices);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.refreshing;
  }

  private readonly tick = (): void => {
    this.refreshing = this.refresh().catch((cause: unknown) => {
      this.logger.warn({ msg: 'the calendar could not be refreshed', err: cause });
    });
  };
}
