import type { Act } from './act.js';
import { accountOf, momentOf } from './moments.js';
import type { OfficeDays } from './office-days.js';
import { roadOf } from './road.js';
import type { ScriptItem } from './shape.js';

/** Hours after publication at which a platform that refuses is asked: a refusal goes to a person at once. */
const ATTEMPTS = [0.1];
const HOUR = 3_600_000;

/** Everything that happens to one item, in order. */
export function actsOf(item: ScriptItem, days: OfficeDays): readonly Act[] {
  const people = [...roadOf(item, days), ...thereafter(item, days)];
  const acts = item.platform === 'refuses' ? [...people, ...attempts(item, people)] : people;
  const early = acts.find(({ at }, n) => at < (acts[n - 1]?.at ?? at));
  if (early !== undefined) throw new Error(`demo: ${item.key}: ${early.what} comes before what it follows`);
  return acts;
}

const thereafter = (item: ScriptItem, days: OfficeDays): Act[] =>
  item.then.map(({ at, who, do: what, with: input }) => ({
    at: momentOf(at, days),
    item,
    who: accountOf(item, who),
    what,
    input,
  }));

function attempts(item: ScriptItem, acts: readonly Act[]): Act[] {
  const published = acts.at(-1)?.at.getTime() ?? 0;
  return ATTEMPTS.map((hours) => {
    return { at: new Date(published + hours * HOUR), item, who: 'system', what: 'DELIVER', input: {} };
  });
}
