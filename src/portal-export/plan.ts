import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { OPEN_PAGE_SIZE } from '../portal/open/publications.controller.js';
import { Listing } from './listing.js';
import type { Place } from './places.js';
import { listsOf, listWork, overviewWork, projectWork, type Lists } from './plan-lists.js';
import { feedWork, OPEN_LIST, openListWork, sitemapWork } from './plan-machines.js';
import { fileWork, goneWork, publicationWork } from './plan-publications.js';
import type { ShownRow, Snapshot } from './snapshot.js';
import { dataWork, pageWork, stampOf, type Work } from './work.js';

export interface Plan {
  readonly works: ReadonlyMap<Place, Work>;
  readonly lists: Lists;
}

/** Every file of an export of that moment. `machines`: with feeds, site map and open data, whose addresses must be whole. */
export function planOf(snapshot: Snapshot, jurisdiction: Jurisdiction, today: string, machines: boolean): Plan {
  const { shown, gone, files } = snapshot;
  const lists = listsOf(shown, jurisdiction);
  const open = new Listing(shown, OPEN_PAGE_SIZE);
  const works = [
    ...overviewWork(shown, jurisdiction),
    ...listWork(lists, shown, jurisdiction),
    ...projectWork(shown),
    ...publicationWork(snapshot, machines),
    ...goneWork(gone),
    ...fileWork(files),
    ...pageWork('/calendar', stampOf(today)),
    dataWork('/none', '404.html', stampOf('missing'), 'page'),
    ...(machines ? forMachines(lists, open, shown) : []),
  ];
  return {
    works: new Map(works.map((work) => [work.place, work])),
    lists: new Map([...lists, [OPEN_LIST, open]]),
  };
}

const forMachines = (lists: Lists, open: Listing, shown: readonly ShownRow[]): Work[] => [
  ...feedWork(lists, shown),
  ...openListWork(open),
  ...sitemapWork(shown),
];
