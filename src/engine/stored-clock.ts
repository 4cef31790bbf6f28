import type { Clock, ClockState } from '../domain/deadlines/clock.js';

/** A clock as its row keeps it, beside the case it runs on. Dates `YYYY-MM-DD`, instants ISO. */
export interface StoredClock {
  readonly version: number;
  readonly rule: string;
  readonly act: string;
  readonly binding: boolean;
  readonly governs: boolean;
  readonly in_hours: boolean;
  readonly state: ClockState;
  readonly start_at: string | null;
  readonly not_before: string | null;
  readonly due: string | null;
  readonly ends_at: string | null;
  readonly done_at: string | null;
  readonly provisional: boolean;
  readonly calendar: string;
  /** The rung of the ladder that was told last, and when the next one is to be told. */
  readonly rung: string | null;
  readonly next_rung_at: string | null;
}

export function storedClock(clock: Clock, version: number, calendar: string): StoredClock {
  return {
    ...{ version, rule: clock.rule, act: clock.act, binding: clock.binding, governs: clock.governs },
    ...{ in_hours: clock.hoursLeft !== null, state: clock.state, start_at: clock.start },
    ...{ not_before: clock.notBefore, due: clock.due, ends_at: clock.endsAt, done_at: doneMoment(clock) },
    ...{ provisional: clock.provisional, calendar, rung: null, next_rung_at: null },
  };
}

/** A done day counts from its first moment, as it is judged. */
const doneMoment = ({ doneAt }: Clock): string | null =>
  doneAt === null ? null : doneAt.length === 10 ? `${doneAt}T00:00:00+08:00` : doneAt;
