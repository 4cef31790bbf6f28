import type { House } from './house.js';
import { NOWHERE, type Place } from './places.js';

/** What `:id` stands for, by what comes before it in the route. */
const IDS: readonly (readonly [string, (house: House, place: Place) => string])[] = [
  ['/items/:id', (_, place) => place.id],
  ['/office/cases/:id', (_, place) => place.id],
  ['/tasks/:id', (_, place) => place.task?.id ?? NOWHERE],
  ['/projects/:id', (house) => house.project],
  ['/supervision-orders/:id', (house) => house.order],
  ['/workbench/orders/:id', (house) => house.order],
  ['/delegations/:id', (house) => house.delegation],
  ['/notices/:id', (house) => house.notice],
  ['/reports/:id', (house) => house.report],
  ['allowances/:id', (house) => house.allowance],
  ['/obligations/:id', (house) => house.obligation],
  ['/deliveries/:id', (_, place) => place.delivery],
  ['/channels/:id', () => 'trading-platform-hlj'],
  ['/domains/:id', () => 'land'],
  ['/entries/:id', () => 'land-grant-announcement'],
  ['/units/:id', () => 'land-bureau'],
];

const OTHERS: Readonly<Record<string, (house: House, place: Place) => string>> = {
  ':attachment': (_, place) => place.attachment,
  ':delivery': (_, place) => place.delivery,
  ':find': (_, place) => place.find,
  ':tab': () => 'trail',
  ':nth': () => '1',
  ':file': (house) => house.evidence,
  ':account': () => 'housing-bureau.head',
  ':unit': () => 'land-bureau',
  ':year': () => '2026',
  ':channel': () => 'dual-publicity-system-hlj',
  ':entry': () => 'land-grant-announcement',
  ':uscc': (_, place) => place.number?.split('/')[0] ?? '11230881GK00000773',
  ':number': (_, place) => place.number?.split('/')[1] ?? '2026-99999',
  ':ocid': (_, place) => `ocds-000000-${place.number?.replace('/', '-') ?? 'x'}`,
  ':sha256': (house) => house.sha256,
  ':name': () => 'x.csv',
};

/** The address by which a route is asked for this item, in this house. */
export function addressOf(route: string, house: House, place: Place, action = 'NONE'): string {
  const id = IDS.find(([before]) => route.includes(before))?.[1](house, place) ?? NOWHERE;
  return route.replaceAll(/:[a-zA-Z0-9]+/g, (name) => {
    if (name === ':id') return id;
    if (name === ':action') return action;
    return OTHERS[name]?.(house, place) ?? NOWHERE;
  });
}
