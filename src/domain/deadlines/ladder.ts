import { countBefore } from '../calendar/counting.js';
import { endOfDay, startOfDay } from '../calendar/dates.js';
import { hoursAfter } from '../calendar/due-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { WarningStep } from './clock.js';
import type { Period } from './periods.js';
import type { Rule } from './rule.js';

/** When to speak before it is too late: 5, 2 and 1 working days before and on the day; 6, 2 and 1 hours of a clock in hours. */
export function warningsOf(rule: Rule, period: Period, calendar: WorkingCalendar): readonly WarningStep[] {
  const { due } = period;
  const early = earlySteps(rule, period);
  if (due === null) return early;
  if (rule.unit === 'clock-hour') {
    return HOURS.map((n) => ({ at: hoursAfter(due, -n), step: `hours-${n}` as const }));
  }
  const days = DAYS.map((n) => ({
    at: startOfDay(countBefore(calendar, due, n - 1, 'working-day').due),
    step: `days-${n}` as const,
  }));
  const all = [...early, ...days, { at: startOfDay(due), step: 'on-the-day' as const }];
  const begun = firstMoment(rule, period);
  return all.filter(({ at }) => at >= begun).sort((one, other) => one.at.localeCompare(other.at));
}

/** At once where the act belongs to the day itself (A04), after five working days where no number is set (A10). */
function earlySteps({ type }: Rule, { notBefore, count }: Period): WarningStep[] {
  if (type === 'simultaneous' && notBefore !== null) return [{ at: startOfDay(notBefore), step: 'at-once' }];
  if (type === 'during' && notBefore !== null) return [{ at: endOfDay(notBefore), step: 'first-day' }];
  const fifth = type === 'promptly-after' ? count?.counted[4] : undefined;
  return fifth === undefined ? [] : [{ at: endOfDay(fifth), step: 'amber-5' }];
}

/** Nothing is said before a forward clock has begun to run; one that counts back has no beginning. */
function firstMoment({ type }: Rule, { start, notBefore }: Period): string {
  const first = notBefore ?? start;
  if (first === null || type === 'not-later-than-before') return '';
  return startOfDay(first.slice(0, 10));
}

const DAYS = [5, 2, 1] as const;
const HOURS = [6, 2, 1] as const;
