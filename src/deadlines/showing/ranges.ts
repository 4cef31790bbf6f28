import { addDays } from '../../domain/calendar/dates.js';

export interface Range {
  readonly why: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** Neighbouring days with one reason are one range: 国庆节 10 月 1 日至 7 日. */
export function rangesOf(skipped: readonly { readonly date: string; readonly why: string }[]): readonly Range[] {
  const ordered = skipped.toSorted((one, other) => one.date.localeCompare(other.date));
  return ordered.reduce<readonly Range[]>((ranges, { date, why }) => {
    const last = ranges.at(-1);
    if (last?.why !== why || addDays(last.to, 1) !== date) return [...ranges, { why, from: date, to: date, days: 1 }];
    return [...ranges.slice(0, -1), { ...last, to: date, days: last.days + 1 }];
  }, []);
}
