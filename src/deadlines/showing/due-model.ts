import { dateInShanghai } from '../../domain/calendar/dates.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { formatDateTime } from '../../platform/formats.js';
import type { DueAnswer, DueQuery } from '../schemas.js';
import { countingModel, type CountingModel } from './counting-model.js';
import { wholeDay } from './days.js';

/** The answer of the calendar page: the day, in words that can be quoted, and how it was counted. */
export interface DueModel {
  readonly head: string;
  readonly day: string;
  readonly sentence: string;
  readonly provisional: boolean;
  readonly how: CountingModel | null;
}

export function dueModel(asked: DueQuery, answer: DueAnswer, today: string, locale: Locale): DueModel {
  const { type, unit, n, event } = asked;
  const { due, provisional } = answer;
  const say = (key: string, params = {}) => translate(locale, `deadlines.calendar.${key}`, params);
  const head = say(`head-${type}`);
  if (unit === 'clock-hour') {
    const sentence = say('hours', { from: formatDateTime(locale, event), n });
    return { head, day: formatDateTime(locale, due), sentence, provisional, how: null };
  }
  const counted = type === 'within' ? answer.counted : answer.counted.toReversed();
  const day = event.length === 10 ? event : dateInShanghai(event);
  return {
    ...{ head, day: wholeDay(due, locale), sentence: say(`ends-${type}`, { n }), provisional },
    how: countingModel({ ...answer, event: day, counted }, today, locale),
  };
}
