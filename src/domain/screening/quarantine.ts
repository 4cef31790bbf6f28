import type { Actor } from '../actor.js';
import { rolesToday } from '../authority/standing-in.js';
import type { Facts } from '../lifecycle/facts.js';
import type { FactFind } from './find-decision.js';

/** Something that no mark can make fit for the public, and that nobody has called a false alarm (保守国家秘密法 26). */
export const blocks = (finds: readonly Pick<FactFind, 'severity' | 'decision'>[]): boolean =>
  finds.some(({ severity, decision }) => severity === 'block' && decision?.decision !== 'not-a-find');

/** Content with a mark of secrecy is closed to all but those who have to judge it: the reviewer and the secrecy authority. */
export function mayOpenQuarantine(actor: Actor, { reviewingUnits, seats }: Facts): boolean {
  const roles = rolesToday(actor);
  return (
    (roles.includes('reviewer') && reviewingUnits.includes(actor.unit)) ||
    (roles.includes('officer') && actor.unit === seats.secrecyAuthority)
  );
}
