import { translate, type Locale } from '../../platform/i18n.js';
import { dayOfYear } from './days.js';
import { monthsOf, type Drawn, type Month } from './month-grid.js';
import { rangesOf } from './ranges.js';

/** How a period was counted, in words and as a calendar. */
export interface CountingModel {
  readonly lines: readonly string[];
  readonly months: readonly Month[];
}

type Counted = Omit<Drawn, 'madeUp'> & {
  readonly madeUp: readonly { readonly date: string; readonly holiday: string }[];
  readonly movedFrom: string | null;
};

export function countingModel(counted: Counted, today: string, locale: Locale): CountingModel {
  const say = (key: string, params = {}) => translate(locale, `deadlines.how.${key}`, params);
  const day = (date: string) => dayOfYear(date, today, locale);
  const skipped = rangesOf(counted.skipped).map(({ why, from, to, days }) =>
    days === 1 ? say('one', { why, day: day(from) }) : say('range', { why, from: day(from), to: day(to), days }),
  );
  const [first, last] = [counted.counted.toSorted().at(0), counted.counted.toSorted().at(-1)];
  const began = counted.due < counted.event ? 'event-back' : 'event';
  return {
    lines: [
      ...(first === undefined || last === undefined
        ? []
        : [
            say(began, { day: day(counted.event) }),
            say('counted', { n: counted.counted.length, from: day(first), to: day(last) }),
          ]),
      ...(skipped.length === 0 ? [] : [say('skipped', { list: skipped.join(say('comma')) })]),
      ...(counted.madeUp.length === 0
        ? []
        : [
            say('made-up', {
              list: counted.madeUp
                .map(({ date }) => day(date))
                .toSorted()
                .join(say('comma')),
            }),
          ]),
      ...(counted.movedFrom === null ? [] : [say('moved', { from: day(counted.movedFrom), to: day(counted.due) })]),
    ],
    months: monthsOf(counted, locale),
  };
}
