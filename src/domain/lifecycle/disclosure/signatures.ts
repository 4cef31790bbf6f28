import type { Facts } from '../facts.js';

/** Units asked whose signature is not on this publicHash: an unchanged one stays good through a resubmission. */
export function unsigned({ memory, publicHash }: Facts): readonly string[] {
  const signed = new Set(
    memory.countersignatures.filter((one) => one.publicHash === publicHash).map((one) => one.unit),
  );
  return memory.countersigners.filter((unit) => !signed.has(unit));
}
