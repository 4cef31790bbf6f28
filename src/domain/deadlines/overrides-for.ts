import type { Entry, Jurisdiction } from '../catalogue/jurisdiction.js';
import type { ClockFacts } from './clock.js';
import { overrideOf, type Rule } from './rule.js';
import { startOf } from './starts.js';

export interface Overriding {
  readonly overriding: readonly Rule[];
  /** Each element that says something has its own running term of higher law: the plan's rule is left for the others (A05). */
  readonly covered: boolean;
}

/** What law of higher rank says of this entry, of one of its elements that is filled, or of any penalty that fell. */
export function overridesFor(jurisdiction: Jurisdiction, entry: Entry, facts: ClockFacts): Overriding {
  const rules = [...jurisdiction.overrides.values()].map((row) => ({ target: row.appliesTo, rule: overrideOf(row) }));
  const about = (target: string, { event }: Rule) =>
    target === entry.id ||
    (target === 'any-penalty' && event in facts.events) ||
    facts.filled.some((element) => target === `${entry.id}.${element}`);
  const mine = rules.filter(({ target, rule }) => about(target, rule));
  const runs = (element: string) =>
    mine.some(
      ({ target, rule }) => target === `${entry.id}.${element}` && rule.binding && 'at' in startOf(rule, facts),
    );
  return { overriding: mine.map(({ rule }) => rule), covered: facts.filled.length > 0 && facts.filled.every(runs) };
}
