import type { SkippedDay } from '../calendar/counting.js';

/** What has to be done before the end of a period. */
export type Act = 'publish' | 'verify' | 'withdraw' | 'reply' | 'opinion' | 'sign';

/** Without an end yet it has not started; a window can be entered too early as well as left too late. */
export type ClockState = 'not-started' | 'running' | 'met' | 'late' | 'too-early-window';

/** One rung before the end: when it is reached, and how it is named. */
export interface WarningStep {
  readonly at: string; // instant
  readonly step:
    | 'days-5'
    | 'days-2'
    | 'days-1'
    | 'on-the-day'
    | 'hours-6'
    | 'hours-2'
    | 'hours-1'
    | 'at-once'
    | 'first-day'
    | 'amber-5';
}

/** One period that law or plan sets for one act, as it stands now. Dates `YYYY-MM-DD` in Asia/Shanghai, instants ISO in UTC. */
export interface Clock {
  readonly rule: string;
  readonly text: string; // the rule in its own words
  readonly citation: string;
  readonly act: Act;
  /** Evidence was read at its source; a rule from memory warns, it does not bind. */
  readonly binding: boolean;
  /** The earliest binding one: its end is the due date of the item (除法律法规另有规定外). */
  readonly governs: boolean;
  readonly ambiguity: string | null; // the reading taken, A01-A29
  readonly state: ClockState;
  readonly lamp: 'none' | 'green' | 'amber' | 'red';
  /** Facts not known without which it does not start or has no end: event ids, or the code that chooses among them. */
  readonly needs: readonly string[];
  readonly start: string | null; // date or instant it is counted from
  readonly notBefore: string | null; // first lawful day
  readonly due: string | null; // last lawful day, or the instant for hours
  readonly endsAt: string | null; // first instant that is too late
  readonly doneAt: string | null;
  readonly workingDaysLeft: number | null; // negative when late
  readonly hoursLeft: number | null; // whole hours, of clocks in hours
  readonly provisional: boolean;
  readonly counted: readonly string[];
  readonly madeUp: readonly { readonly date: string; readonly holiday: string }[];
  readonly skipped: readonly SkippedDay[];
  readonly movedFrom: string | null;
  readonly warnings: readonly WarningStep[];
}

/** What an item says that a clock can start from or end at. */
export interface ClockFacts {
  /** Event id → date, instant, or `from/to` of a period. */
  readonly events: Readonly<Record<string, string>>;
  /** Code id → value: `grant-mode`, `submission-mode`, `actual-control-transfers`, `decision-kind`. */
  readonly codes: Readonly<Record<string, string>>;
  /** Ids of the elements that say something. */
  readonly filled: readonly string[];
  /** When each act was done, by this version: an instant or a date. */
  readonly done: Readonly<Partial<Record<Act, string>>>;
  /** Channels owed that a deadline waits for (`all`, or by rule), and when each had this version's publication. */
  readonly receipts: readonly { readonly statutory: readonly string[]; readonly at: string | null }[];
  /** A correction is a new disclosure: what was known before the last publication started the clocks of that one (A26). */
  readonly correction: { readonly previouslyPublishedAt: string; readonly begunAt: string } | null;
  /** Consultations that stop the reply to a request, and nothing else; still running ones end today. */
  readonly pauses: readonly { readonly kind: string; readonly from: string; readonly to: string | null }[];
  /** The reply was extended with the approval of the head of the disclosure office (条例 33). */
  readonly extended: boolean;
  /** False once it was decided not to publish: only clocks beside publication are left. */
  readonly owed: boolean;
}

export const NO_FACTS: ClockFacts = {
  ...{ events: {}, codes: {}, filled: [], done: {}, receipts: [] },
  ...{ correction: null, pauses: [], extended: false, owed: true },
};
