import { TABS } from '../../../src/workbench/item/tabs.js';
import type { TestApp } from '../../support/app.js';
import { routesOf } from '../../support/routes.js';
import { asked } from './asks.js';
import type { House } from './house.js';
import type { Asker } from './people.js';
import { NOWHERE, type Place } from './places.js';

/** Every address by which something could be listed: of no item, with and without the words one looks for. */
export const lists = (app: TestApp, house: House): string[] =>
  routesOf(app)
    .filter(({ method, path }) => method === 'GET' && !/\/(items|cases|tasks)\/:/.test(path))
    .map(({ path }) => asked(`GET ${path}`, house, NO_PLACE).path);
export const searches = (mark: string): string[] => {
  const q = `q=${mark}`;
  return [
    ...[
      '/search?',
      '/feed.atom?',
      '/feed.json?',
      '/open/v1/publications?',
      '/workbench?',
      '/workbench?view=done&',
      '/workbench/projects?',
    ],
    ...['/api/v1/inbox?', '/api/v1/inbox?view=done&', '/api/v1/projects?'],
  ].map((path) => path + q);
};
const NO_PLACE: Place = {
  ...{
    state: '',
    id: NOWHERE,
    revision: 1,
    number: null,
    task: null,
    attachment: NOWHERE,
    delivery: NOWHERE,
    find: 'x',
    signers: [],
  },
};

/** Every address of the item itself, and those that take it as a beginning. */
export function addressesOf(app: TestApp, house: House, place: Place): string[] {
  const routes = routesOf(app).filter(({ method, path }) => method === 'GET' && /\/(items|cases|tasks)\/:/.test(path));
  const tabs = TABS.map((tab) => `/workbench/items/${place.id}/${tab}`);
  const from = `entry=land-grant-announcement&from=${place.id}&project=${house.project}`;
  return [
    ...routes.map(({ path }) => asked(`GET ${path}`, house, place).path),
    ...[
      ...tabs,
      `/workbench?item=${place.id}`,
      `/workbench/items/new?${from}`,
      `/workbench/orders/new?item=${place.id}`,
    ],
  ];
}

export async function told(
  app: TestApp,
  asker: Asker,
  path: string,
  method = 'GET',
  more: RequestInit = {},
): Promise<{ status: number; text: string }> {
  const accept = path.startsWith('/api') ? 'application/json' : 'text/html';
  const answer = await fetch(app.url + path, {
    ...{ method, redirect: 'manual' },
    ...more,
    headers: { accept, ...(more.headers as Record<string, string> | undefined), ...asker.headers },
  });
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return { status: answer.status, text: `${head}\n${await answer.text()}` };
}

/** Without what differs from one answer to the next: ids, moments, lengths, tags. */
export const plain = (text: string): string =>
  text
    .slice(text.indexOf('\n\n') + 1)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/^(date|etag|content-length|last-modified|x-ratelimit[\w-]*|retry-after|keep-alive): .*$/gm, '')
    .replaceAll(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, 'AT');
