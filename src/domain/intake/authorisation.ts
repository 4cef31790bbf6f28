import type { StandingAuthorisation, Unit } from '../catalogue/jurisdiction.js';

/** The unit's standing written authorisation for an entry, in force on a date `YYYY-MM-DD`; the newest where there are several. */
export function authorisationOf(
  unit: Pick<Unit, 'express'> | undefined,
  entry: string,
  today: string,
): StandingAuthorisation | null {
  const inForce = (unit?.express ?? []).filter(
    ({ from, to, entries }) => entries.includes(entry) && from <= today && today <= (to ?? today),
  );
  return [...inForce].sort((one, other) => other.from.localeCompare(one.from))[0] ?? null;
}
