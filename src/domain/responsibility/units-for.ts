import type { Entry, Jurisdiction } from '../catalogue/jurisdiction.js';
import { isAuthorised, type ProjectFacts } from './project.js';

/** Which units' people may take which steps of an item. The responsible unit is the first of each. */
export interface UnitsFor {
  readonly actingUnits: readonly string[];
  readonly reviewingUnits: readonly string[];
  readonly publishingUnits: readonly string[];
}

/**
 * @param unit the responsible unit
 * @param today the date in Shanghai, for the validity of authorisations
 */
export function unitsFor(
  jurisdiction: Jurisdiction,
  entry: Entry,
  unit: string,
  project: ProjectFacts | null,
  today: string,
): UnitsFor {
  return {
    actingUnits: distinct([unit, ...agencies(jurisdiction, entry, unit, project, today)]),
    reviewingUnits: distinct([unit, ...entrusted(jurisdiction, unit, 'reviewer')]),
    publishingUnits: publishersOf(jurisdiction, unit),
  };
}

/** Units that may publish for a unit: itself, the body that publishes for it, and whom it entrusted. */
export function publishersOf(jurisdiction: Pick<Jurisdiction, 'units'>, unit: string): readonly string[] {
  const publishedBy = jurisdiction.units.get(unit)?.publishedBy;
  const body = publishedBy === undefined ? [] : [publishedBy];
  return distinct([unit, ...body, ...entrusted(jurisdiction, unit, 'publisher')]);
}

function entrusted({ units }: Pick<Jurisdiction, 'units'>, unit: string, role: 'reviewer' | 'publisher'): string[] {
  return (units.get(unit)?.entrusts ?? []).filter((one) => one.role === role).map((one) => one.unit);
}

/** Agencies that hold the party's authorisation on this project, as far as the entry lets an agency act at all. */
function agencies(
  jurisdiction: Jurisdiction,
  entry: Entry,
  unit: string,
  project: ProjectFacts | null,
  today: string,
): string[] {
  if (project === null) return [];
  const roles = entry.anyOf.filter((name) => {
    const principal = jurisdiction.groups.get(name)?.actsFor;
    return principal !== undefined && project.parties[principal] === unit;
  });
  return project.authorisations
    .map(({ agency }) => agency)
    .filter((agency) => isAuthorised(project, agency, unit, today))
    .filter((agency) => jurisdiction.units.get(agency)?.memberOf.some((name) => roles.includes(name)) === true);
}

const distinct = (units: readonly string[]): string[] => [...new Set(units)];
