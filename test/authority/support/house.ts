import type { TestApp } from '../../support/app.js';
import { submitted } from '../../support/way.js';
import { decided, findsOf, MOBILE, withLocation } from '../../features/screening/support.js';
import { ORDER } from '../../features/supervision/support.js';
import { STAND_IN } from './people.js';
import { NOWHERE, type Place } from './places.js';

/** What there is in the house beside the items: one of each kind, by the name of the place in a route that stands for it. */
export interface House {
  readonly project: string;
  readonly order: string;
  readonly evidence: string;
  readonly delegation: string;
  readonly notice: string;
  readonly report: string;
  readonly allowance: string;
  readonly obligation: string;
  readonly sha256: string;
  readonly revisions: { readonly order: number; readonly obligation: number };
}

/** Sets up what rules ask for by id. To be called when a published item is there. */
export async function furnish(app: TestApp, published: Place): Promise<House> {
  const order = await made(app, 'supervision-office.officer', '/api/v1/supervision-orders', { ...ORDER, issue: true });
  const allowance = await allowed(app);
  const house = {
    project: await made(app, 'land-bureau.drafter', '/api/v1/projects', {
      ...{ code: 'TJ-2026-77', name: '三江口宗地', kind: 'land' },
    }),
    order,
    evidence: await evidenceOf(app, order),
    delegation: await made(app, 'land-bureau.approver', '/api/v1/delegations', {
      ...{ to: STAND_IN, roles: ['approver'], fromDate: today(app), toDate: today(app), reason: '出差' },
    }),
    allowance,
    report: await reported(app, published),
  };
  await app.drain();
  return { ...house, ...(await found(app, order)) };
}

async function made(app: TestApp, account: string, path: string, body: object): Promise<string> {
  const answer = await (await app.as(account)).send('post', path, body).set('idempotency-key', 'matrix-matrix');
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
  return answer.body.id;
}

async function evidenceOf(app: TestApp, order: string): Promise<string> {
  const drafter = await app.as('land-bureau.drafter');
  const sent = drafter.send('post', `/api/v1/supervision-orders/${order}/evidence`);
  return (await sent.attach('file', Buffer.from('整改情况'), '整改情况.txt')).body.id;
}

/** A reviewer said of words that they are no find: the unit's list has a line. */
async function allowed(app: TestApp): Promise<string> {
  const id = await submitted(app, withLocation(`三江口，联系电话 ${MOBILE}`));
  const [find] = await findsOf(app, id);
  await decided(app, id, find!.id, { decision: 'not-a-find', reason: '值班电话' });
  const list = await (await app.as('land-bureau.reviewer')).get('/api/v1/screening/allowances');
  return list.body.allowances[0]?.id ?? NOWHERE;
}

async function reported(app: TestApp, { number }: Place): Promise<string> {
  await fetch(`${app.url}/open/${number ?? ''}/report`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: 'kind=personal&words=%E7%94%B5%E8%AF%9D',
  });
  const list = await (await app.as('office.officer')).get('/api/v1/reports');
  return list.body.reports[0]?.id ?? NOWHERE;
}

type Found = Pick<House, 'notice' | 'obligation' | 'sha256' | 'revisions'>;

async function found(app: TestApp, order: string): Promise<Found> {
  const { rows } = await app.database.ownerPool(1).query<Found>(FOUND, [order]);
  const [row] = rows;
  if (row === undefined || Object.values(row).includes(null as never)) throw new Error(JSON.stringify(row));
  return row;
}

const FOUND = `
WITH due AS (SELECT id, revision FROM workflow_case WHERE kind = 'obligation' AND unit = 'land-bureau' ORDER BY id LIMIT 1)
SELECT (SELECT id FROM notice WHERE account = 'land-bureau.drafter' LIMIT 1) AS notice, (SELECT id FROM due) AS obligation,
       (SELECT sha256 FROM attachment LIMIT 1) AS sha256,
       jsonb_build_object('obligation', (SELECT revision FROM due), 'order', (SELECT revision FROM workflow_case WHERE id = $1)) AS revisions`;

const today = (app: TestApp): string => new Date(app.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
