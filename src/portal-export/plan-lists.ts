import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { PAGE_SIZE } from '../portal/pages/lists.page.js';
import { NEWEST_OF_EACH } from '../portal/pages/home.page.js';
import { groupedBy } from './grouped-by.js';
import { Listing } from './listing.js';
import type { ShownRow } from './snapshot.js';
import { linesOf, pageWork, stampOf, type Work } from './work.js';

/** The lists of pages by their addresses; `/search` without a word has everything. */
export type Lists = ReadonlyMap<string, Listing>;

const KINDS = { domain: 'domains', entry: 'entries', unit: 'units' } as const;

export function listsOf(shown: readonly ShownRow[], jurisdiction: Jurisdiction): Lists {
  const lists = new Map([['/search', new Listing(shown, PAGE_SIZE)]]);
  for (const [kind, path] of Object.entries(KINDS) as [keyof typeof KINDS, (typeof KINDS)[keyof typeof KINDS]][]) {
    const rows = groupedBy(shown, (row) => row[kind]);
    for (const id of jurisdiction[path].keys()) lists.set(`/${path}/${id}`, new Listing(rows.get(id) ?? [], PAGE_SIZE));
  }
  return lists;
}

/** Every page of every list; pages of a domain also tell how much each of its entries has. */
export function listWork(lists: Lists, shown: readonly ShownRow[], jurisdiction: Jurisdiction): Work[] {
  const counts = countsBy(shown, 'entry');
  return [...lists].flatMap(([path, listing]) => {
    const domain = /^\/domains\/(.+)$/.exec(path)?.[1];
    const entries = [...jurisdiction.entries.values()].filter((entry) => entry.domain === domain);
    const aside = entries.map(({ id }) => counts.get(id) ?? 0);
    return [
      ...pageWork(path, stampOf(aside, linesOf(listing.first), listing.total > PAGE_SIZE)),
      ...[...listing.later()].flatMap(({ nth, cursor, rows }) =>
        pageWork(`${path}/page-${nth}`, stampOf(aside, linesOf(rows)), { url: `${path}?cursor=${cursor}` }),
      ),
    ];
  });
}

/** The first page with what is newest in each domain, and the catalogue with how much there is of each entry. */
export function overviewWork(shown: readonly ShownRow[], jurisdiction: Jurisdiction): Work[] {
  const byDomain = groupedBy(shown, ({ domain }) => domain);
  const domains = [...jurisdiction.domains.keys()].map((id) => byDomain.get(id) ?? []);
  const news = domains.map((rows) => [rows.length, linesOf(rows.slice(0, NEWEST_OF_EACH))]);
  return [...pageWork('/', stampOf(news)), ...pageWork('/catalogue', stampOf([...countsBy(shown, 'entry')].sort()))];
}

/** What was published of each project, from announcement to contract. */
export function projectWork(shown: readonly ShownRow[]): Work[] {
  const inProject = shown.filter(({ project }) => project !== null);
  return [...groupedBy(inProject, ({ project }) => project ?? '')].flatMap(([id, rows]) =>
    pageWork(`/projects/${id}`, stampOf(linesOf(rows))),
  );
}

function countsBy(shown: readonly ShownRow[], name: 'domain' | 'entry'): Map<string, number> {
  return new Map([...groupedBy(shown, (row) => row[name])].map(([id, rows]) => [id, rows.length]));
}
