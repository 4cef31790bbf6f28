import { dateInShanghai, endOfDay } from '../calendar/dates.js';
import { workingDaysBetween } from '../calendar/due-date.js';
import { isProvisional, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Clock, ClockState } from '../deadlines/clock.js';
import { warningsOf } from '../deadlines/ladder.js';
import type { Period } from '../deadlines/periods.js';
import type { Rule } from '../deadlines/rule.js';
import { standingAnswer, type Order } from './order.js';

/** The time limit an order sets; its number of days is the officer's to set. */
export const ANSWER_RULE: Rule = {
  ...{ id: 'supervision-answer', text: '按督办单载明的时限反馈办理情况', citation: '方案八（二）' },
  ...{ act: 'reply', binding: true, ambiguity: null, type: 'within', n: 0, unit: 'working-day' },
  ...{ event: 'supervision-issued', eventByMode: null, until: '', when: {}, overlay: false, ofReceipt: false },
  ...{ doneBy: null, extension: 0, pauses: [] },
};

/** The clock of an issued order: from the day it was issued to 24:00 of its due day. Met or late it stays so once answered. */
export function orderClock(
  order: Order,
  states: readonly string[],
  calendar: WorkingCalendar,
  now: Date,
): Clock | null {
  const { issuedAt, due } = order;
  if (issuedAt === null || due === null || states.includes('work.withdrawn')) return null;
  const [start, endsAt] = [dateInShanghai(issuedAt), endOfDay(due)];
  const period: Period = { start, needs: [], notBefore: null, due, endsAt, count: null };
  const warnings = warningsOf(ANSWER_RULE, period, calendar);
  const doneAt = standingAnswer(order)?.at ?? null;
  const state = stateAt(doneAt ?? now.toISOString(), endsAt, doneAt !== null);
  const warned = warnings.some(({ at }) => at <= now.toISOString());
  return {
    ...{ rule: ANSWER_RULE.id, text: ANSWER_RULE.text, citation: ANSWER_RULE.citation, act: ANSWER_RULE.act },
    ...{ binding: true, governs: true, ambiguity: null, state, lamp: lampOf(state, warned), needs: [], start },
    ...{ notBefore: null, due, endsAt, doneAt, hoursLeft: null },
    workingDaysLeft: workingDaysBetween(calendar, dateInShanghai(now), due),
    ...{ provisional: isProvisional(calendar, due), counted: [], madeUp: [], skipped: [], movedFrom: null, warnings },
  };
}

const stateAt = (moment: string, endsAt: string, done: boolean): ClockState =>
  moment >= endsAt ? 'late' : done ? 'met' : 'running';

function lampOf(state: ClockState, warned: boolean): Clock['lamp'] {
  if (state === 'late') return 'red';
  return state === 'running' && warned ? 'amber' : 'green';
}
