import type { Actor } from '../actor.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';

/** What of the board an actor sees: everything, a part by unit or domain, or nothing - then the board is not there. */
export type BoardScope =
  | { readonly kind: 'all'; readonly titles: boolean }
  | {
      readonly kind: 'part';
      readonly unit: string;
      readonly units: readonly string[];
      readonly domains: readonly string[];
    }
  | { readonly kind: 'none' };

/**
 * The government office and the supervision office see the whole city (八（一）（二）), and so does the third-party evaluator, who reads no
 * content: titles of what is not published yet are content. A sector authority sees its system: the domains the plan makes it answer
 * for, and the units it publishes for (归口). Otherwise who leads a unit sees the unit.
 */
export function boardScope(actor: Actor, jurisdiction: Jurisdiction): BoardScope {
  const overall = [jurisdiction.office, jurisdiction.supervisionOffice].includes(actor.unit);
  if (overall && actor.roles.includes('officer')) return { kind: 'all', titles: true };
  if (actor.roles.includes('assessor')) return { kind: 'all', titles: false };
  if (!actor.roles.some((role) => LEADING.has(role))) return { kind: 'none' };
  return { kind: 'part', unit: actor.unit, ...systemOf(actor.unit, jurisdiction) };
}

const LEADING: ReadonlySet<string> = new Set(['head', 'approver']);

function systemOf(unit: string, { domains, units, sectors }: Jurisdiction) {
  const led = [...domains.values()].filter(({ responsible }) => responsible.includes(unit)).map(({ id }) => id);
  const authority = led.length > 0 || sectors.some((sector) => sector.unit === unit);
  const answeredFor = [...units.values()].filter(({ publishedBy }) => publishedBy === unit).map(({ id }) => id);
  return { units: authority ? [unit, ...answeredFor] : [unit], domains: led };
}

/** Whether a row of the board may be shown with its title: the content itself is judged again when it is opened. */
export const mayNameItem = (scope: BoardScope, unit: string): boolean =>
  scope.kind === 'all' ? scope.titles : scope.kind === 'part' && scope.unit === unit;

/** A third-party evaluator who holds no other role. */
export const readsBoardOnly = ({ roles }: Actor): boolean =>
  roles.length > 0 && roles.every((role) => role === 'assessor');

/** May this actor read the whole trail of any case, whatever the case is about? */
export const readsEveryTrail = ({ roles }: Actor): boolean => roles.includes('assessor');
