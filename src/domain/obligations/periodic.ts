import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Periodic } from '../catalogue/shapes/obligations.js';
import { lastDayOf } from './clock-facts.js';
import type { Expected, ObligationAbout } from './obligation.js';
import { periodsBetween, periodWords, type ObligationPeriod } from './periods.js';

/**
 * What is owed of every period that has begun: one obligation for each unit that owes it. A period whose information is formed before
 * `from` is none of this installation's.
 * @param from first day that counts; @param today date in Shanghai
 */
export function periodsOwed(jurisdiction: Jurisdiction, from: string, today: string): readonly Expected[] {
  return jurisdiction.expectations.periodic.flatMap((rule) =>
    periodsBetween(rule.every, from, today)
      .filter((period) => period.first <= today && formedOn(rule, period) >= from)
      .flatMap((period) => rule.units.map((unit) => expected(jurisdiction, rule, period, unit))),
  );
}

function expected(jurisdiction: Jurisdiction, rule: Periodic, period: ObligationPeriod, unit: string): Expected {
  const entry = jurisdiction.entries.get(rule.entry);
  if (entry === undefined) throw new Error(`no entry ${rule.entry}: the jurisdiction was not checked`);
  const about: ObligationAbout = {
    title: `${periodWords(period.id).zh}${entry.name.zh}`,
    ...{ entry: entry.id, domain: entry.domain, expectation: rule.id, period: period.id },
    events: { [rule.event]: formedOn(rule, period) },
    ...{ codes: {}, elements: [] },
  };
  const window = { from: countsFrom(rule, period), to: lastDayOf(jurisdiction, entry, about) ?? period.last };
  return { key: `${rule.id} ${period.id} ${unit}`, unit, about: { ...about, window }, from: formedOn(rule, period) };
}

export const formedOn = ({ formed }: Pick<Periodic, 'formed'>, { first, last }: ObligationPeriod): string =>
  formed === 'end' ? last : dayOfYear(first, formed);

const countsFrom = (rule: Periodic, { first }: ObligationPeriod): string =>
  rule.countsFrom === undefined ? first : dayOfYear(first, rule.countsFrom);

const dayOfYear = (first: string, day: string): string => `${first.slice(0, 4)}-${day}`;
