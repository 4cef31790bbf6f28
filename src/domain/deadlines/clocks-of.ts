import { dateInShanghai, startOfDay } from '../calendar/dates.js';
import { workingDaysBetween } from '../calendar/due-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Entry, Jurisdiction } from '../catalogue/jurisdiction.js';
import { memoised } from '../memoised.js';
import type { Clock, ClockFacts, ClockState, WarningStep } from './clock.js';
import { warningsOf } from './ladder.js';
import { periodOf, type Counting, type Period } from './periods.js';
import type { Rule } from './rule.js';
import { rulesFor } from './rules-for.js';
import { dayOf } from './starts.js';

/** The clocks of one item as they stand now, the one that governs first, then by their ends, those without one last. */
export function clocksOf(jurisdiction: Jurisdiction, entry: Entry, facts: ClockFacts, now: Date): readonly Clock[] {
  const { calendar } = jurisdiction;
  const today = dateInShanghai(now);
  // Most acts change nothing that a clock looks at, and counting is most of what an act costs.
  const counted = memoised([jurisdiction, calendar, entry], `${today} ${JSON.stringify(facts)}`, () =>
    rulesFor(jurisdiction, entry, facts).map((rule) => countedFor(rule, { calendar, facts, today })),
  );
  const clocks = counted.map((each) => judged(each, { calendar, today, now }));
  const ordered = clocks.sort((one, other) => (endOf(one) < endOf(other) ? -1 : endOf(one) > endOf(other) ? 1 : 0));
  const governing = ordered.find(({ binding, act, endsAt }) => binding && act === 'publish' && endsAt !== null);
  const rest = ordered.filter((clock) => clock !== governing);
  return governing === undefined ? rest : [{ ...governing, governs: true }, ...rest];
}

/** The first day an item may be published: the latest of the windows that bind it (`between`, `during`, 生效后). */
export function notBeforeOf(clocks: readonly Clock[]): string | null {
  const days = clocks.flatMap(({ binding, act, notBefore }) =>
    binding && act === 'publish' && notBefore !== null ? [notBefore] : [],
  );
  return days.sort().at(-1) ?? null;
}

interface Reading {
  readonly calendar: WorkingCalendar;
  readonly facts: ClockFacts;
  readonly now: Date;
}

/** One rule, counted and judged for one item. */
export function clockOf(rule: Rule, { calendar, facts, now }: Reading): Clock {
  const today = dateInShanghai(now);
  return judged(countedFor(rule, { calendar, facts, today }), { calendar, today, now });
}

interface Counted {
  readonly rule: Rule;
  readonly period: Period;
  readonly warnings: readonly WarningStep[];
  readonly doneAt: string | null;
}

/** What does not depend on the hour. */
function countedFor(rule: Rule, how: Counting): Counted {
  const { calendar, facts } = how;
  const period = periodOf(rule, how);
  const warnings = warningsOf(rule, period, calendar);
  const { id, act } = rule;
  const doneAt = act === 'publish' ? publishedThrough(id, facts) : (facts.done[act] ?? shownBy(rule, period, facts));
  return { rule, period, warnings, doneAt };
}

interface Moment {
  readonly calendar: WorkingCalendar;
  readonly today: string;
  readonly now: Date;
}

function judged({ rule, period, warnings, doneAt }: Counted, { calendar, today, now }: Moment): Clock {
  const { id, text, citation, act, binding, ambiguity } = rule;
  const { count, due } = period;
  const inHours = rule.unit === 'clock-hour';
  const state = stateOf(period, doneAt, now);
  const instant = now.toISOString();
  const warned = warnings.some(({ at }) => at <= instant);
  return {
    ...{ rule: id, text, citation, act, binding, governs: false, ambiguity },
    ...{ state, lamp: lampOf(state, binding, warned) },
    ...{ needs: period.needs, start: period.start, notBefore: period.notBefore, due, endsAt: period.endsAt, doneAt },
    workingDaysLeft: due === null ? null : workingDaysBetween(calendar, today, dayOf(due)),
    hoursLeft: due === null || !inHours ? null : Math.floor((Date.parse(due) - now.getTime()) / 3_600_000),
    ...{ provisional: count?.provisional ?? false, counted: count?.counted ?? [], madeUp: count?.madeUp ?? [] },
    ...{ skipped: count?.skipped ?? [], movedFrom: count?.movedFrom ?? null, warnings },
  };
}

/** Published for the law once it is in the window and every channel that the rule waits for has it: at the last of these instants. */
function publishedThrough(rule: string, { done: { publish }, receipts }: ClockFacts): string | null {
  if (publish === undefined) return null;
  const needed = receipts.filter(({ statutory }) => statutory.includes('all') || statutory.includes(rule));
  const instants = needed.flatMap(({ at }) => (at === null || at < publish ? [] : [at]));
  if (instants.length < needed.length) return null;
  return [publish, ...instants].sort().at(-1) ?? null;
}

/** An act that no step of the workflow is: a verification is done on its day, unless that was of an earlier text. */
function shownBy({ doneBy }: Rule, { start }: Period, { events }: ClockFacts): string | null {
  const shown = doneBy === null ? undefined : events[doneBy];
  return shown === undefined || start === null || dayOf(shown) < dayOf(start) ? null : shown;
}

/** Judged at the moment of the act once it is done, else now: met or late it stays so. */
function stateOf({ start, endsAt, notBefore }: Period, doneAt: string | null, now: Date): ClockState {
  if (start === null) return 'not-started';
  const moment = doneAt === null ? now.toISOString() : momentOf(doneAt);
  if (notBefore !== null && moment < startOfDay(notBefore)) return 'too-early-window';
  if (endsAt !== null && moment >= endsAt) return 'late';
  return doneAt === null ? 'running' : 'met';
}

/** A rule that only warns is never red. */
function lampOf(state: ClockState, binding: boolean, warned: boolean): Clock['lamp'] {
  if (state === 'not-started') return 'none';
  if (state === 'late') return binding ? 'red' : 'amber';
  if (state === 'met') return 'green';
  return warned || state === 'too-early-window' ? 'amber' : 'green';
}

const momentOf = (done: string): string => (done.length === 10 ? startOfDay(done) : new Date(done).toISOString());
const endOf = ({ endsAt }: Clock): string => endsAt ?? '9999';
