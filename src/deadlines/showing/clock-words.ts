import { dateInShanghai } from '../../domain/calendar/dates.js';
import type { Clock } from '../../domain/deadlines/clock.js';
import { formatTime } from '../../platform/formats.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { dayOfYear } from './days.js';

/** Where a clock stands, in one line: 剩 3 个工作日 · 12 月 21 日. */
export function standingOf(clock: Clock, needs: readonly string[], today: string, locale: Locale): string {
  const say = (key: string, params = {}) => translate(locale, `deadlines.standing.${key}`, params);
  const day = clock.due === null ? '' : momentWords(clock.due, today, locale);
  const done = clock.doneAt === null ? '' : momentWords(clock.doneAt, today, locale);
  switch (clock.state) {
    case 'not-started':
      return say('not-started', { needs: needs.join(say('or')) });
    case 'met':
      return say('met', { done });
    case 'late':
      return clock.doneAt === null ? lateWords(clock, day, say) : say('done-late', { done, day });
    case 'too-early-window':
      return say('too-early', { day: dayOfYear(clock.notBefore ?? '', today, locale) });
    case 'running':
      return needs.length > 0 ? say('open-end', { needs: needs.join(say('or')) }) : leftWords(clock, day, today, say);
  }
}

type Say = (key: string, params?: object) => string;

function lateWords({ workingDaysLeft, hoursLeft }: Clock, day: string, say: Say): string {
  if (hoursLeft !== null) return say('late-hours', { hours: -hoursLeft, day });
  return say('late', { days: -(workingDaysLeft ?? 0), day });
}

function leftWords({ due, workingDaysLeft, hoursLeft }: Clock, day: string, today: string, say: Say): string {
  if (hoursLeft !== null)
    return hoursLeft < 1 ? say('last-hour', { day }) : say('left-hours', { hours: hoursLeft, day });
  return due === today ? say('today', { day }) : say('left', { days: workingDaysLeft ?? 0, day });
}

/** A day, or for an instant the day and the time in Beijing. */
function momentWords(moment: string, today: string, locale: Locale): string {
  if (moment.length === 10) return dayOfYear(moment, today, locale);
  return `${dayOfYear(dateInShanghai(moment), today, locale)} ${formatTime(moment)}`;
}
