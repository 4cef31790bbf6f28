import type { Actor } from '../actor.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import { publishersOf } from '../responsibility/units-for.js';
import { rolesToday } from './standing-in.js';

/** Whose deliveries an actor sees and acts on: all, those of the units it publishes for, or none - then there is no such page. */
export type DeliveryScope =
  { readonly kind: 'all' } | { readonly kind: 'units'; readonly units: readonly string[] } | { readonly kind: 'none' };

/** The government office sees to every platform; publishers to what they published, for their own unit and for those they publish for (归口). */
export function deliveryScope(actor: Actor, jurisdiction: Jurisdiction): DeliveryScope {
  if (mayRunChannels(actor, jurisdiction)) return { kind: 'all' };
  if (!rolesToday(actor).includes('publisher')) return { kind: 'none' };
  const units = [...jurisdiction.units.keys()].filter((unit) => publishersOf(jurisdiction, unit).includes(actor.unit));
  return { kind: 'units', units };
}

/** Pausing, resuming and trying a channel concern every unit: the government office's alone. */
export const mayRunChannels = (actor: Actor, { office }: Pick<Jurisdiction, 'office'>): boolean =>
  actor.unit === office && rolesToday(actor).includes('officer');
