import { DEMO_PASSWORD } from '../access/demo-accounts.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Demo } from './demo.js';
import type { Loaded } from './load-demo.js';

export const loadTold = ({ acts, items, projects }: Loaded): string =>
  acts === 0
    ? `there already: ${items} items, ${projects} projects; nothing was changed`
    : `loaded: ${items} items, ${projects} projects, ${acts} acts`;

/** For the person who started the process: what is there to try, and as whom. */
export function demoTold({ jurisdiction, loaded, platform }: Demo): readonly string[] {
  return [
    `demo      ${loadTold(loaded)}`,
    ...(platform === null ? [] : [`platform  ${platform} (a made-up receiver of what is published)`]),
    `accounts  <unit>.<name>, password ${DEMO_PASSWORD}`,
    ...accountsTold(jurisdiction),
  ];
}

/** One line for each unit: its id, its name, and its people by what follows the dot. */
export function accountsTold({ accounts, units }: Jurisdiction): readonly string[] {
  const byUnit = new Map<string, string[]>();
  for (const { account, person, unit, roles } of accounts) {
    const short = account.startsWith(`${unit}.`) ? account.slice(unit.length) : account;
    const more = roles.length > 1 ? ` (${roles.join(', ')})` : '';
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), `${short} ${person}${more}`]);
  }
  return [...byUnit].map(([unit, people]) => `  ${unit} ${units.get(unit)?.name.zh ?? ''}: ${people.join(', ')}`);
}
