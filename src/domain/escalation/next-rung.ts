import { addDays, startOfDay } from '../calendar/dates.js';
import { hoursAfter } from '../calendar/due-date.js';
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { dayOf } from '../deadlines/starts.js';
import type { Ladder, Rung } from './ladder.js';
import { firstOf, whenAtWork } from './working-hours.js';

/** What a clock must say of itself to stand on the ladder; a stored clock and a computed one both do. */
export interface LadderClock {
  readonly act: string;
  readonly binding: boolean;
  readonly governs: boolean;
  readonly inHours: boolean;
  readonly start: string | null;
  readonly notBefore: string | null;
  readonly due: string | null; // date, or the instant of a clock in hours
  readonly doneAt: string | null;
}

export interface LadderGround {
  readonly ladder: Ladder;
  readonly calendar: WorkingCalendar;
}

/** The rung that waits, and the instant it is to be told: in working hours for a clock in days. ISO, UTC. */
export interface NextRung {
  readonly rung: Rung;
  readonly at: string;
}

/** What is to be told now: the highest rung reached, and those below it that nobody was told while the house stood still. */
export interface DueRung {
  readonly rung: Rung;
  readonly missed: readonly Rung[];
}

/** The next rung after `told`, the last one told; null when the clock has nothing more to say. */
export function nextRung(ground: LadderGround, clock: LadderClock, told: string | null, now: Date): NextRung | null {
  const [next] = untold(ground, clock, told);
  if (next === undefined) return null;
  const moment = [next.at, now.toISOString()].sort().at(-1) ?? next.at;
  return {
    rung: next.rung,
    at: clock.inHours ? moment : whenAtWork(ground.calendar, ground.ladder.workingHours, moment),
  };
}

/** After a stand-still one notice, not five: the highest rung whose moment has come. Null when none has, or nobody is at work. */
export function highestDue(ground: LadderGround, clock: LadderClock, told: string | null, now: Date): DueRung | null {
  const next = nextRung(ground, clock, told, now);
  if (next === null || next.at > now.toISOString()) return null;
  const reached = untold(ground, clock, told).filter(({ at }) => at <= now.toISOString());
  const rungs = reached.map(({ rung }) => rung);
  const highest = rungs.at(-1);
  return highest === undefined ? null : { rung: highest, missed: rungs.slice(0, -1) };
}

interface Moment {
  readonly rung: Rung;
  readonly at: string;
}

/**
 * What counts as told once the end has moved: rungs that lie ahead again are told again, those still passed are not. A clock that has
 * nothing more to say keeps its record.
 */
export function carriedRung(ground: LadderGround, clock: LadderClock, told: string | null, now: Date): string | null {
  const moments = momentsOf(ground, clock);
  if (moments.length === 0) return told;
  const last = moments.findIndex(({ rung }) => rung.id === told);
  return moments.filter(({ at }, n) => n <= last && at <= now.toISOString()).at(-1)?.rung.id ?? null;
}

/** Rungs above the last one told; none from before the clock began. */
function untold(ground: LadderGround, clock: LadderClock, told: string | null): readonly Moment[] {
  const moments = momentsOf(ground, clock);
  const last = moments.findIndex(({ rung }) => rung.id === told);
  return moments.filter(({ at }, n) => at >= beginOf(clock) && n > last);
}

/** A rule that does not bind warns and never escalates; of several ends of one publication only the earliest speaks. */
function momentsOf({ ladder, calendar }: LadderGround, clock: LadderClock): readonly Moment[] {
  const { due, doneAt, binding, governs, act, inHours } = clock;
  const overruled = act === 'publish' && binding && !governs;
  if (due === null || doneAt !== null || overruled) return [];
  const moments = inHours
    ? ladder.hours.map((rung) => ({ rung, at: hoursAfter(due, rung.at) }))
    : momentsAround(ladder, calendar, due);
  return moments.filter(({ rung }) => binding || rung.at < 0);
}

/** Every act asks for each of its case's clocks, and many cases share a day; neither a ladder nor a calendar ever changes. */
const AROUND = new WeakMap<Ladder, WeakMap<WorkingCalendar, Map<string, readonly Moment[]>>>();
const MOST_DAYS = 10_000;

function momentsAround(ladder: Ladder, calendar: WorkingCalendar, due: string): readonly Moment[] {
  const byCalendar = AROUND.get(ladder) ?? new WeakMap<WorkingCalendar, Map<string, readonly Moment[]>>();
  AROUND.set(ladder, byCalendar);
  const known = byCalendar.get(calendar) ?? new Map<string, readonly Moment[]>();
  byCalendar.set(calendar, known);
  const before = known.get(due);
  if (before !== undefined) return before;
  if (known.size >= MOST_DAYS) known.clear();
  const at = (rung: Rung) => firstOf(ladder.workingHours, workingDayFrom(calendar, due, rung.at));
  const fresh = ladder.days.map((rung) => ({ rung, at: at(rung) }));
  known.set(due, fresh);
  return fresh;
}

/** `n` working days after the end of a period, before it when negative; an end on a rest day has its last working day before it. */
function workingDayFrom(calendar: WorkingCalendar, due: string, n: number): string {
  const step = n > 0 ? 1 : -1;
  let day = due;
  while (n <= 0 && !isWorkingDay(calendar, day)) day = addDays(day, -1);
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** Nothing is told of a time before the clock began; one that counts back from a later event has no beginning. */
function beginOf({ start, notBefore, due, inHours }: LadderClock): string {
  const first = notBefore ?? start;
  if (first === null || due === null || dayOf(first) > dayOf(due)) return '';
  return inHours && first.length > 10 ? new Date(first).toISOString() : startOfDay(dayOf(first));
}
