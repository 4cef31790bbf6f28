import type { Text, Unit } from './jurisdiction.js';

/** The name a unit bore on a day; before its first name, the first. */
export function nameOn(unit: Unit, date: string): Text {
  return unit.names.findLast(({ from }) => from === undefined || from <= date) ?? unit.names[0] ?? unit.name;
}
