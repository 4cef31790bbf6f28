import { SITEMAP_SIZE } from '../portal/reading/sitemap-reader.js';
import { FEED_SIZE } from '../portal/pages/machines.controller.js';
import { Listing } from './listing.js';
import type { Lists } from './plan-lists.js';
import { feedPlace, jsonPagePlace, sitemapPlace } from './places.js';
import type { ShownRow } from './snapshot.js';
import { dataWork, linesOf, stampOf, type Work } from './work.js';

export const OPEN_LIST = '/open/v1/publications';
const NARROWED = { domains: 'domain', entries: 'entry', units: 'unit' } as const;

/** Feeds of everything and of every list. */
export function feedWork(lists: Lists, shown: readonly ShownRow[]): Work[] {
  const newest = (rows: readonly ShownRow[]) => stampOf(linesOf(rows.slice(0, FEED_SIZE)), rows.length > FEED_SIZE);
  const ofLists = [...lists].flatMap(([path, { rows }]) => {
    const [, list = '', id = ''] = path.split('/');
    if (!(list in NARROWED)) return [];
    const name = NARROWED[list as keyof typeof NARROWED];
    return [dataWork(`/feed.atom?${name}=${id}`, feedPlace(list, id), newest(rows))];
  });
  return [
    dataWork('/feed.atom', 'feed.atom', newest(shown)),
    dataWork('/feed.json', 'feed.json', newest(shown)),
    ...ofLists,
  ];
}

/** The list of the open data interface; its cursors are the names of its pages. */
export const openListWork = (open: Listing): Work[] => [
  dataWork(OPEN_LIST, `${OPEN_LIST.slice(1)}.json`, stampOf(linesOf(open.first), open.total > open.first.length)),
  ...[...open.later()].map(({ nth, cursor, rows }) =>
    dataWork(`${OPEN_LIST}?cursor=${cursor}`, jsonPagePlace(nth), stampOf(linesOf(rows))),
  ),
];

/** One file while it holds everything; beyond that an index of files, oldest first. */
export function sitemapWork(shown: readonly ShownRow[]): Work[] {
  const oldestFirst = shown.toReversed();
  const parts = Array.from({ length: Math.ceil(shown.length / SITEMAP_SIZE) }, (_, nth) =>
    oldestFirst.slice(nth * SITEMAP_SIZE, (nth + 1) * SITEMAP_SIZE),
  );
  const whole = dataWork('/sitemap.xml', 'sitemap.xml', stampOf(linesOf(shown)));
  if (parts.length < 2) return [whole];
  const split = parts.map((rows) => {
    const from = rows[0]?.number ?? '';
    return dataWork(`/sitemap.xml?from=${encodeURIComponent(from)}`, sitemapPlace(from), stampOf(linesOf(rows)));
  });
  return [whole, ...split];
}
