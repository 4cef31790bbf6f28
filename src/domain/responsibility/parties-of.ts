import type { Group, Jurisdiction } from '../catalogue/jurisdiction.js';

/** The parties and agencies that a project of a domain may name: those that its entries make responsible. */
export function partiesOf(jurisdiction: Jurisdiction, domain: string): readonly Group[] {
  const owners = [...jurisdiction.entries.values()]
    .filter((entry) => entry.domain === domain)
    .flatMap(({ anyOf }) => anyOf);
  return [...jurisdiction.groups.values()].filter(
    ({ id, kind }) => (kind === 'party' || kind === 'agency') && owners.includes(id),
  );
}
