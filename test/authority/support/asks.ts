import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../../src/access/demo-accounts.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { ORDER } from '../../features/supervision/support.js';
import { addressOf } from './addresses.js';
import { ACTION_INPUTS } from './inputs.js';
import type { House } from './house.js';
import { NOWHERE, type Place } from './places.js';

/** One request as it goes out, without who sends it. */
export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

const REASON = '内容有误';
const LENT = { from: 'land-bureau.approver2', to: 'land-bureau.reviewer2', roles: ['approver'], reason: REASON };
const NOTICE = { notice: '放假安排', issued: '2026-11-20', daysOff: [{ name: '元旦', dates: ['2026-01-01'] }] };
const SIGN_IN = { account: 'land-bureau.drafter', password: DEMO_PASSWORD };
const account = () => ({ account: `x${randomUUID()}`, person: '新', unit: 'land-bureau', roles: ['drafter'] });
const day = () => ({ fromDate: '2026-12-01', toDate: '2026-12-02' });

/** A well-formed body for each route that takes one: what is malformed is told so before anybody asks who it is (400). */
const BODIES: Readonly<Record<string, (place: Place) => object>> = {
  'POST /api/v1/session': () => SIGN_IN,
  'POST /workbench/sign-in': () => SIGN_IN,
  'POST /workbench/password': () => ({
    current: DEMO_PASSWORD,
    password: 'Yue-liang-42-dai',
    again: 'Yue-liang-42-dai',
  }),
  'POST /api/v1/items': () => LAND_NOTICE,
  'POST /workbench/items': () => ({ entry: LAND_NOTICE.entry, title: LAND_NOTICE.title }),
  'POST /workbench/items/autosave': () => ({ entry: LAND_NOTICE.entry, title: LAND_NOTICE.title }),
  'PATCH /api/v1/items/:id': () => ({ summary: '改' }),
  'POST /workbench/items/:id/edit': () => ({ title: '改' }),
  'POST /workbench/items/:id/autosave': () => ({ title: '改' }),
  'PUT /api/v1/items/:id/marks': () => ({ marks: [] }),
  'PUT /api/v1/items/:id/credit-records': () => ({ records: [] }),
  'POST /workbench/items/:id/credit-records/new': () => ({ kind: 'licence' }),
  'POST /api/v1/items/:id/comments': () => ({ text: '请补充' }),
  'POST /workbench/items/:id/comments': () => ({ text: '请补充' }),
  'POST /api/v1/items/:id/links': () => ({ channel: 'news-media', url: 'https://news.example.org/1' }),
  'POST /workbench/items/:id/links': () => ({ channel: 'news-media', url: 'https://news.example.org/1' }),
  'POST /api/v1/items/:id/finds/:find/decision': () => ({ decision: 'not-a-find', reason: REASON }),
  'POST /workbench/items/:id/finds/:find': () => ({ decision: 'not-a-find', reason: REASON }),
  'POST /api/v1/tasks/:id/urge': () => ({}),
  'POST /api/v1/tasks/:id/reassign': ({ task }) => ({ to: heir(task), reason: REASON }),
  'POST /workbench/tasks/:id/reassign': ({ task }) => ({ to: heir(task), reason: REASON }),
  'POST /api/v1/office/urge': () => ({ tasks: [NOWHERE] }),
  'POST /workbench/urge': () => ({ tasks: [NOWHERE] }),
  'POST /office/urge': () => ({ tasks: [NOWHERE] }),
  'POST /api/v1/projects': () => ({ code: `TJ-${randomUUID()}`, name: '宗地', kind: 'land' }),
  'POST /workbench/projects': () => ({ code: `TJ-${randomUUID()}`, name: '宗地', kind: 'land' }),
  'POST /api/v1/supervision-orders': () => ORDER,
  'POST /workbench/orders': () => ({ ...ORDER, workingDays: '5' }),
  'POST /api/v1/delegations': () => ({ ...LENT, ...day() }),
  'POST /workbench/delegations': () => ({ ...LENT, ...day() }),
  'POST /api/v1/reports/:id/settle': () => ({ decision: 'dismiss', reason: REASON }),
  'POST /workbench/reports/:id': () => ({ decision: 'dismiss', reason: REASON }),
  'POST /open/:uscc/:number/report': () => ({ kind: 'personal', words: '电话' }),
  'POST /api/v1/screening/check': () => ({ text: '电话 13812345678' }),
  'POST /api/v1/calendar/years/:year': () => NOTICE,
  'POST /workbench/calendar': () => ({
    ...{ year: '2026', notice: NOTICE.notice, address: '', issued: NOTICE.issued, do: 'record' },
    text: JSON.stringify({ daysOff: NOTICE.daysOff }),
  }),
  'POST /api/v1/accounts': account,
  'PATCH /api/v1/accounts/:account': () => ({ person: '新名' }),
  'POST /workbench/admin/accounts': account,
  'POST /workbench/admin/accounts/:account': () => ({ person: '新名', unit: 'housing-bureau', roles: 'head' }),
  'POST /workbench/admin/accounts/:account/decisions': () => ({ act: 'close' }),
  'POST /api/v1/channels/:channel/pause': () => ({ reason: REASON }),
  'POST /syndication/channels/:id/pause': () => ({ reason: REASON }),
  'POST /api/v1/deliveries/replay': () => ({ state: 'failed' }),
  'POST /api/v1/deliveries/:id/settle': () => ({ evidence: '电话确认' }),
  'POST /syndication/deliveries/:id/settle': () => ({ evidence: '电话确认' }),
  'POST /workbench/items/:id/deliveries/:delivery/settle': () => ({ evidence: '电话确认' }),
  'POST /api/v1/batches/:id/receipt': () => ({ receipt: '1' }),
  'POST /syndication/batches': () => ({ channel: 'dual-publicity-system-hlj' }),
  'POST /api/v1/channels/:channel/receipts': () => ({ delivery: NOWHERE, outcome: 'accepted' }),
  'POST /workbench/items/:id/express/compare': () => ({ text: '招标公告' }),
};

/** Somebody else who could do it; where a unit has one only, that one. */
const heir = (task: Place['task']): string => {
  const { unit, role } = task ?? { unit: 'land-bureau', role: 'drafter' };
  return (unit === 'land-bureau' ? SECOND[role] : undefined) ?? `${unit}.${role}`;
};
const SECOND: Readonly<Record<string, string>> = {
  drafter: 'land-bureau.drafter2',
  reviewer: 'land-bureau.reviewer2',
  approver: 'land-bureau.approver2',
};

const FILES: ReadonlySet<string> = new Set([
  'POST /api/v1/items/:id/attachments',
  'POST /workbench/items/:id/attachments',
  'POST /api/v1/supervision-orders/:id/evidence',
  'POST /workbench/orders/:id/evidence',
  'POST /workbench/items/:id/credit-records/import',
  'POST /workbench/intake',
]);
const QUERIES: Readonly<Record<string, string>> = {
  'GET /open/v1/calendar/due': '?event=2026-09-28&n=5&unit=working-day&type=within',
  'GET /workbench/items/:id/credit-records/new': '?kind=licence',
  'GET /office/published': '?month=2026-11',
};

/** The request that asks this route for this item, in this house. */
export function asked(key: string, house: House, place: Place, action?: string): Sent {
  const [method = '', route = ''] = key.split(' ');
  const path = addressOf(route, house, place, action) + (QUERIES[key] ?? '');
  const page = !route.startsWith('/api/');
  const revision = String(revisionOf(route, house, place));
  const headers = {
    ...{ 'sec-fetch-site': 'same-origin', accept: page ? 'text/html' : 'application/json' },
    ...(method === 'GET' || page ? {} : { 'idempotency-key': randomUUID() }),
    ...(action === undefined || page ? {} : { 'if-match': `"${revision}"` }),
  };
  if (method === 'GET') return { path, headers };
  if (FILES.has(key)) return { path, headers, body: upload(revision) };
  const given = action === undefined ? (BODIES[key]?.(place) ?? {}) : (ACTION_INPUTS[action] ?? {});
  return page
    ? sentAsForm(path, headers, { ...given, revision, key: randomUUID() })
    : { path, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(given) };
}

const revisionOf = (route: string, { revisions }: House, place: Place): number => {
  if (route.includes('orders/:id')) return revisions.order;
  return route.includes('/obligations/') ? revisions.obligation : place.revision;
};

function sentAsForm(path: string, headers: Sent['headers'], fields: object): Sent {
  const body = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return { path, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: body.toString() };
}

function upload(revision: string): FormData {
  const form = new FormData();
  form.set('revision', revision);
  form.set('title', '清单');
  form.set('file', new Blob(['宗地,面积\n']), '清单.csv');
  return form;
}
