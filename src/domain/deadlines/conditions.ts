import type { ClockFacts } from './clock.js';
import type { Rule } from './rule.js';
import { startOf } from './starts.js';

/**
 * Whether the codes a rule depends on fit. A code not said is told by the events: where another rule that depends on it has
 * started and this one has not, this one is about another way of submission.
 */
export function conditionHolds(rule: Rule, all: readonly Rule[], facts: ClockFacts): boolean {
  return Object.entries(rule.when).every(([field, wanted]) => {
    const code = facts.codes[field];
    if (code !== undefined) return [wanted].flat().map(String).includes(code);
    const rivals = all.filter((other) => field in other.when && !sameWay(other, rule, field));
    return (
      hasStartedAny(
        all.filter((other) => field in other.when && sameWay(other, rule, field)),
        facts,
      ) || !hasStartedAny(rivals, facts)
    );
  });
}

const sameWay = (one: Rule, other: Rule, field: string): boolean =>
  JSON.stringify(one.when[field]) === JSON.stringify(other.when[field]);

const hasStartedAny = (rules: readonly Rule[], facts: ClockFacts): boolean =>
  rules.some((rule) => 'at' in startOf(rule, facts));
