import { dateInShanghai } from '../calendar/dates.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Chain } from '../catalogue/shapes/obligations.js';
import { clockFactsOf } from '../deadlines/item-facts.js';
import type { Expected } from './obligation.js';

/** An item as its first publication left it. */
export interface PublishedItem {
  readonly id: string;
  readonly entry: string;
  readonly unit: string;
  readonly title: string;
  readonly project: { readonly id: string; readonly name: string } | null;
  readonly elements: Readonly<Record<string, unknown>>;
  readonly dates: Readonly<Record<string, string>>;
  readonly publishedAt: string; // instant
}

/** What an item, once public, lets be expected next of the same unit, with the dates already known. */
export function nextOf(jurisdiction: Jurisdiction, item: PublishedItem): readonly Expected[] {
  const entry = jurisdiction.entries.get(item.entry);
  if (entry === undefined) return [];
  const { filled, events, codes } = clockFactsOf(entry, { ...item, states: [], consultation: null, acts: [] });
  return jurisdiction.expectations.chains
    .filter(({ after, per }) => after.includes(item.entry) && (per === 'item' || item.project !== null))
    .filter(
      ({ when }) => when.holds.every((id) => filled.includes(id)) && !when.lacks.some((id) => filled.includes(id)),
    )
    .map((chain) => expected(jurisdiction, chain, item, { events, codes }));
}

type Known = Readonly<Record<'events' | 'codes', Readonly<Record<string, string>>>>;

function expected(jurisdiction: Jurisdiction, chain: Chain, item: PublishedItem, { events, codes }: Known): Expected {
  const entry = jurisdiction.entries.get(chain.expects);
  if (entry === undefined) throw new Error(`no entry ${chain.expects}: the jurisdiction was not checked`);
  const known = { ...events, published: dateInShanghai(item.publishedAt) };
  const once = chain.per === 'project' ? (item.project?.id ?? item.id) : item.id;
  return {
    key: `${chain.id} ${once} ${item.unit}`,
    unit: item.unit,
    from: null,
    about: {
      title: titleOf(
        item,
        entry.name.zh,
        chain.elements.map((id) => nameOfElement(entry.elements, id)),
      ),
      ...{ entry: entry.id, domain: entry.domain, expectation: chain.id, after: item.id },
      ...(item.project === null ? {} : { project: item.project.id }),
      events: picked(known, chain.known),
      codes: picked(codes, Object.fromEntries(chain.carries.map((id) => [id, id]))),
      elements: chain.elements,
    },
  };
}

/** 同江市第三中学教学楼：中标候选人信息; without a project the item before gives the name. */
function titleOf({ project, title }: PublishedItem, entry: string, elements: readonly string[]): string {
  return `${project?.name ?? title}：${elements.length === 0 ? entry : elements.join('、')}`;
}

const nameOfElement = (
  elements: readonly { readonly id: string; readonly name: { readonly zh: string } }[],
  id: string,
): string => elements.find((element) => element.id === id)?.name.zh ?? id;

/** Of what is known, what the map names, under the names it gives. */
const picked = (
  known: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([name, source]) => {
      const value = known[source];
      return value === undefined ? [] : [[name, value]];
    }),
  );
