import { NO_FACTS, type Clock } from '../domain/deadlines/clock.js';
import { clocksOf } from '../domain/deadlines/clocks-of.js';
import { clockFactsOf } from '../domain/deadlines/item-facts.js';
import type { Element, Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';

/** Facts somebody supposes: event dates by event, and the codes that choose among rules. */
export interface Supposed {
  readonly dates: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string>>;
}

/** Every rule of an entry as it would run on supposed facts; whatever one of its elements may be under is told, as if all were filled in. */
export function whatIf(
  jurisdiction: Jurisdiction,
  entry: Entry,
  { dates, codes }: Supposed,
  now: Date,
): readonly Clock[] {
  const source = { dates, elements: codes, states: [], consultation: null, acts: [] };
  const { events, codes: read } = clockFactsOf(entry, source);
  return clocksOf(
    jurisdiction,
    entry,
    { ...NO_FACTS, events, codes: read, filled: entry.elements.map(({ id }) => id) },
    now,
  );
}

/** The codes on which the choice of a rule of this entry depends, e.g. the grant mode. */
export function choosingCodes(
  { deadlineRules }: Jurisdiction,
  { elements, deadlines, deadlineSelector }: Entry,
): readonly Element[] {
  const cases = Object.values(deadlineSelector?.cases ?? {}).flat();
  const rules = [...deadlines, ...cases].flatMap((id) => deadlineRules.get(id) ?? []);
  const asked = new Set([
    ...(deadlineSelector === undefined ? [] : [deadlineSelector.field]),
    ...rules.flatMap(({ when, eventByMode }) => [
      ...Object.keys(when ?? {}),
      ...(eventByMode === undefined ? [] : ['grant-mode']),
    ]),
  ]);
  return elements.filter(({ id, kind }) => kind === 'code' && asked.has(id));
}
