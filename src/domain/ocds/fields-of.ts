import type { PublicElement } from '../catalogue/public-body.js';
import type { OcdsElement, OcdsEntry, OcdsMapping } from '../catalogue/shapes/ocds.js';
import { fieldOf, type Reading } from './fields.js';
import type { Parties } from './parties.js';
import { dayOf, measureOf, moneyOf, namesOf, textOf } from './values.js';

/** `{ tender: { description: … }, asset: … }`: what the elements say, by section. */
export type Sections = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

type Read = (element: PublicElement, mapped: OcdsElement, mapping: OcdsMapping, parties: Parties) => unknown;

const READERS: Readonly<Record<Exclude<Reading, 'rows'>, Read>> = {
  text: textOf,
  choice: ({ chosen }) => chosen?.zh,
  translated: ({ value }, { values }) => (typeof value === 'string' ? values?.[value] : undefined),
  money: (element, _mapped, { units }) => moneyOf(element, units),
  measure: measureOf,
  day: ({ value }) => dayOf(value),
  organisations: (element, { field }, _mapping, parties) =>
    namesOf(element).map((name) => parties.named(name, ROLES[field] ?? 'interestedParty')),
};

/** What somebody named in a field is by that. */
const ROLES: Readonly<Record<string, string>> = { 'tender.tenderers': 'tenderer', 'award.suppliers': 'supplier' };

/**
 * Single fields; tables are read where their rows become things of their own. In a notice beside the original the prose tells what is
 * different, not how it is now: it stands in the amendment and must not replace the original's.
 */
export function fieldsOf(
  entry: OcdsEntry,
  body: readonly PublicElement[],
  { mapping, parties, beside }: { mapping: OcdsMapping; parties: Parties; beside: boolean },
): Sections {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const mapped of entry.elements) {
    const { reads } = fieldOf(mapped.field);
    const element = body.find(({ id }) => id === mapped.element);
    if (element === undefined || element.withheld || reads === 'rows' || (beside && reads === 'text')) continue;
    put(sections, mapped.field, READERS[reads](element, mapped, mapping, parties));
  }
  return sections;
}

function put(sections: Record<string, Record<string, unknown>>, field: string, value: unknown): void {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
  const path = field.split('.');
  const last = path.pop() ?? '';
  let at: Record<string, unknown> = sections;
  for (const part of path) at = (at[part] ??= {}) as Record<string, unknown>;
  at[last] = value;
}
