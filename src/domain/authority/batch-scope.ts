import type { Actor } from '../actor.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import { rolesToday } from './standing-in.js';

/** Whose batches an actor sees, makes and enters receipts for: all, those of some units, or none - then there is no such page. */
export type BatchScope =
  { readonly kind: 'all' } | { readonly kind: 'units'; readonly units: readonly string[] } | { readonly kind: 'none' };

/** The government office files for everyone; publishers for their own unit and for those they publish for (归口). */
export function batchScope(actor: Actor, { office, units }: Pick<Jurisdiction, 'office' | 'units'>): BatchScope {
  const roles = rolesToday(actor);
  if (actor.unit === office && roles.includes('officer')) return { kind: 'all' };
  if (!roles.includes('publisher')) return { kind: 'none' };
  const entrusting = [...units].filter(
    ([id, { publishedBy, entrusts }]) =>
      id !== actor.unit &&
      (publishedBy === actor.unit || entrusts.some(({ role, unit }) => role === 'publisher' && unit === actor.unit)),
  );
  return { kind: 'units', units: [actor.unit, ...entrusting.map(([id]) => id)] };
}

/** `unit` null: of all units. */
export const covers = (scope: BatchScope, unit: string | null): boolean =>
  scope.kind === 'all' || (scope.kind === 'units' && unit !== null && scope.units.includes(unit));
