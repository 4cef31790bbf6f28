import { translate, type Locale } from '../../platform/i18n.js';
import type { StepEstimate } from '../forecast/estimate.js';
import type { ForecastRow } from '../forecast/forecast-reader.js';
import type { OfficeNames } from './names.js';

/**
 * The arithmetic of a prediction in words: what is left, what each remaining step took so far - in this unit, in all units, or by the
 * internal limit where too little was finished - with how many tasks that rests on, and the sum.
 */
export function arithmetic(row: ForecastRow, estimates: readonly StepEstimate[], names: OfficeNames, locale: Locale) {
  const say = (key: string, params: object): string => translate(locale, `office.predicted.${key}`, { ...params });
  const [here] = estimates;
  const spent = Math.min(row.days_here, here?.days ?? 0);
  const needed = estimates.reduce((sum, { days }) => sum + days, 0) - spent;
  return {
    left: say('left', { days: row.days_left }),
    steps: estimates.map(({ step, days, basis, sample }) =>
      say(basis, { step: step.label[locale], days: round(days), sample, unit: names.unit(row.unit, locale) }),
    ),
    spent: spent > 0 ? say('spent', { days: round(spent) }) : null,
    needed: say('needed', { days: round(needed), short: round(needed - row.days_left) }),
  };
}

const round = (days: number): string => days.toFixed(1).replace(/\.0$/, '');
