import { addDays, dateInShanghai } from './dates.js';
import { isProvisional, isWorkingDay, type WorkingCalendar } from './working-calendar.js';

export type DayUnit = 'working-day' | 'calendar-day';

/** Why a day between the event and the end was not counted, or an end was moved off it. */
export interface SkippedDay {
  readonly date: string;
  readonly why: 'weekend' | 'holiday' | 'paused';
  readonly holiday?: string; // 国庆节
}

/** A period as it was counted, day by day, in the order of the counting. */
export interface Count {
  readonly from: string; // day of the event, itself not counted (民法典 201)
  readonly due: string; // the last lawful day
  readonly counted: readonly string[];
  readonly madeUp: readonly { readonly date: string; readonly holiday: string }[]; // counted because worked (调休)
  readonly skipped: readonly SkippedDay[];
  /** A last calendar day that is a rest day, from which the end was moved. */
  readonly movedFrom: string | null;
  /** A day of it lies in a year whose notice is not out. */
  readonly provisional: boolean;
}

/** Time that is not counted, both ends included; without an end it is still running. */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

/** `n` days after the event; a last calendar day that is a rest day moves to the next working day (民法典 203). */
export function countAfter(
  calendar: WorkingCalendar,
  event: string,
  n: number,
  unit: DayUnit,
  pauses: readonly Pause[] = [],
): Count {
  const from = dayOf(event);
  const how = { calendar, unit, pauses, direction: 1 } as const;
  return pauses.length > 0 ? count(how, from, n) : counted(how, from, n);
}

/**
 * `n` clear days before the event, neither end counted (A18); the due day lies before the first of them. When that is a
 * rest day reached by calendar days it moves back to the working day before, never on: that would shorten the period.
 */
export function countBefore(calendar: WorkingCalendar, event: string, n: number, unit: DayUnit): Count {
  return counted({ calendar, unit, pauses: [], direction: -1 }, dayOf(event), n);
}

/** The same periods are counted for every clock of every act; a calendar never changes, another version is another calendar. */
const COUNTED = new WeakMap<WorkingCalendar, Map<string, Count>>();
const MOST = 10_000;

function counted(how: Counting, from: string, n: number): Count {
  const known = COUNTED.get(how.calendar) ?? new Map<string, Count>();
  COUNTED.set(how.calendar, known);
  const key = `${from} ${String(how.direction * n)} ${how.unit} ${String(how.direction)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST) known.clear();
  const fresh = count(how, from, n);
  known.set(key, fresh);
  return fresh;
}

interface Counting {
  readonly calendar: WorkingCalendar;
  readonly unit: DayUnit;
  readonly pauses: readonly Pause[];
  readonly direction: 1 | -1;
}

function count(how: Counting, from: string, n: number): Count {
  const { calendar, direction } = how;
  const counted: string[] = [];
  const skipped: SkippedDay[] = [];
  let day = from;
  const take = (wanted: number) => {
    while (counted.length < wanted) {
      day = addDays(day, direction);
      const why = skippedOf(how, day);
      if (why === null) counted.push(day);
      else skipped.push(why);
    }
  };
  take(direction === 1 ? n : n + 1);
  const last = day;
  while (!isWorkingDay(calendar, day)) {
    day = addDays(day, direction);
    if (!isWorkingDay(calendar, day)) skipped.push(restDay(calendar, day));
  }
  const clear = direction === 1 ? counted : counted.slice(0, n);
  return {
    ...{ from, due: day, counted: clear, skipped, movedFrom: last === day ? null : last },
    madeUp: clear.flatMap((date) => {
      const holiday = calendar.workdays.get(date);
      return holiday === undefined ? [] : [{ date, holiday }];
    }),
    provisional: isProvisional(calendar, from) || isProvisional(calendar, day),
  };
}

function skippedOf({ calendar, unit, pauses }: Counting, date: string): SkippedDay | null {
  if (pauses.some((pause) => pause.from <= date && date <= pause.to)) return { date, why: 'paused' };
  return unit === 'calendar-day' || isWorkingDay(calendar, date) ? null : restDay(calendar, date);
}

function restDay(calendar: WorkingCalendar, date: string): SkippedDay {
  const holiday = calendar.daysOff.get(date);
  return holiday === undefined ? { date, why: 'weekend' } : { date, why: 'holiday', holiday };
}

const dayOf = (moment: string): string => (moment.length === 10 ? moment : dateInShanghai(moment));
