import { translate, type Locale } from '../../platform/i18n.js';
import { grouped } from '../board/grouped.js';
import type { MonthOfUnit } from '../punctuality/punctuality-reader.js';
import { addressOf } from './addresses.js';
import type { Chart } from './chart.js';
import type { OfficeNames } from './names.js';

export interface MonthLine {
  readonly month: string;
  readonly met: number;
  readonly late: number;
  /** Whole percent on time. */
  readonly rate: number;
}

/** All units together, by month. */
export function monthLines(rows: readonly MonthOfUnit[]): MonthLine[] {
  const months = grouped(rows, ({ month }) => month).map(([month, group]) => ({ month, ...summed(group) }));
  return months.sort((a, b) => (a.month < b.month ? -1 : 1));
}

function summed(group: readonly MonthOfUnit[]) {
  const met = group.reduce((sum, row) => sum + row.met, 0);
  const late = group.reduce((sum, row) => sum + row.late, 0);
  return { met, late, rate: rateOf(met, late) };
}

/** Never rounded up to 100 while one was late. */
export const rateOf = (met: number, late: number): number =>
  met + late === 0 ? 100 : Math.floor((100 * met) / (met + late));

export const chartOfMonths = (lines: readonly MonthLine[], locale: Locale): Chart => ({
  title: translate(locale, 'office.punctuality.title'),
  kind: 'line',
  percent: true,
  categories: lines.map(({ month }) => month.slice(2)),
  series: [
    {
      name: translate(locale, 'office.punctuality.rate'),
      colour: 'accent',
      values: lines.map(({ rate }) => rate),
    },
  ],
});

/** One line per unit and month, newest month first, each number leading to what was published. */
export function punctualityLines(
  rows: readonly MonthOfUnit[],
  domain: string | null,
  names: OfficeNames,
  locale: Locale,
) {
  const ordered = [...rows].sort((a, b) => (a.month === b.month ? b.late - a.late : a.month < b.month ? 1 : -1));
  return ordered.map(({ unit, month, met, late }) => {
    const behind = (outcome: string): string => addressOf('/office/published', { unit, domain }, { month, outcome });
    return {
      ...{ month, met, late, rate: rateOf(met, late), unit: names.unit(unit, locale) },
      ...{ metHref: behind('met'), lateHref: behind('late') },
    };
  });
}
