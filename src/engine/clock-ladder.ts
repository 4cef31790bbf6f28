import { carriedRung, nextRung, type LadderClock, type LadderGround } from '../domain/escalation/next-rung.js';
import type { StoredClock } from './stored-clock.js';

/** The rung of one clock that an act tells. */
export interface ToldRung {
  readonly version: number;
  readonly rule: string;
  readonly rung: string;
}

interface Climb {
  readonly ground: LadderGround;
  readonly now: Date;
  readonly told: ToldRung | undefined;
  /** Nothing is told of a new clock before this many milliseconds. */
  readonly silentAtFirstMs?: number;
}

/** Where a clock stands on the ladder with the act that writes it: what was told, and when it is to be told of next. */
export function ladderFor({ ground, now, told, silentAtFirstMs = 0 }: Climb) {
  const earliest = new Date(now.getTime() + silentAtFirstMs).toISOString();
  return (clock: StoredClock, before: StoredClock | undefined): StoredClock => {
    const { version, rule } = clock;
    const last = told?.version === version && told.rule === rule ? told.rung : (before?.rung ?? null);
    const on = ladderClock(clock);
    const rung = carriedRung(ground, on, last, now);
    const next = nextRung(ground, on, rung, now)?.at ?? null;
    const held = before === undefined && next !== null && next < earliest;
    return { ...clock, rung, next_rung_at: held ? earliest : next };
  };
}

export function ladderClock(clock: Omit<StoredClock, 'state' | 'ends_at' | 'provisional' | 'calendar'>): LadderClock {
  const { act, binding, governs, in_hours, start_at, not_before, due, done_at } = clock;
  return {
    ...{ act, binding, governs, due, inHours: in_hours, start: start_at, notBefore: not_before },
    doneAt: done_at,
  };
}
