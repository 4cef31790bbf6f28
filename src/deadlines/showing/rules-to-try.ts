import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';

/** A rule with its question filled in: 按哪一条算. */
export interface RuleToTry {
  readonly href: string;
  readonly text: string;
  readonly citation: string;
}

/** The rules that count days, of the plan and of higher law, as links that ask the calendar. */
export function rulesToTry({ deadlineRules, overrides }: Jurisdiction, event: string): readonly RuleToTry[] {
  const plan = [...deadlineRules.values()].flatMap(({ zh, basis, n, unit, type }) => {
    const counts = type === 'within' || type === 'not-later-than-before';
    return counts && n !== undefined ? [{ zh, basis, n, unit, before: type !== 'within' }] : [];
  });
  const law = [...overrides.values()].map(({ zh, basis, n, unit, direction }) => ({
    ...{ zh, basis, n, unit, before: direction === 'before' },
  }));
  return [...plan, ...law]
    .filter(({ unit }) => unit !== 'clock-hour')
    .map(({ zh, basis, n, unit, before }) => {
      const query = { event: event.slice(0, 10), n: String(n), unit: unit ?? '', type: before ? 'before' : 'within' };
      return { href: `/calendar?${new URLSearchParams(query).toString()}#answer`, text: zh, citation: basis };
    });
}
