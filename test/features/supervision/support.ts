import { randomUUID } from 'node:crypto';
import type { TestApp } from '../../support/app.js';

export const OFFICER = 'supervision-office.officer';
export const OTHER_SEAT = 'office.officer';
export const HEAD = 'land-bureau.head';
export const DRAFTER = 'land-bureau.drafter';
export const because = { reason: '未见整改。' };

/** Five working days from Monday 23 November 2026 end with the 30th; two more of grace with 2 December. */
export const ORDER = {
  unit: 'land-bureau',
  title: '关于限期公开出让公告的督办',
  source: '日常检查发现',
  demand: '请于时限内公开，并反馈办理情况。',
  contact: '张长江 0454-2920000',
  copyTo: ['finance-bureau'],
  workingDays: 5,
};

type Asked = { revision?: number; key?: string };

export async function begun(app: TestApp, change: object = {}, key: string = randomUUID()) {
  const officer = await app.as(OFFICER);
  const body = { ...ORDER, ...change };
  return await officer.send('post', '/api/v1/supervision-orders', body).set('idempotency-key', key);
}

export async function issued(app: TestApp, change: object = {}): Promise<string> {
  const { status, body, text } = await begun(app, { ...change, issue: true });
  if (status !== 201) throw new Error(text);
  return body.id;
}

export const read = async (app: TestApp, id: string, account = OFFICER) =>
  (await (await app.as(account)).get(`/api/v1/supervision-orders/${id}`)).body;

export async function act(
  app: TestApp,
  id: string,
  account: string,
  action: string,
  body: object = {},
  asked: Asked = {},
) {
  const person = await app.as(account);
  const revision = asked.revision ?? ((await read(app, id)).revision as number);
  return await person
    .send('post', `/api/v1/supervision-orders/${id}/actions/${action}`, body)
    .set('if-match', `"${String(revision)}"`)
    .set('idempotency-key', asked.key ?? randomUUID());
}

/** An act that has to succeed; where the order stands then. */
export async function must(app: TestApp, id: string, account: string, action: string, body: object = {}) {
  const answer = await act(app, id, account, action, body);
  if (answer.status !== 200) throw new Error(`${account} ${action}: ${answer.text}`);
  return answer.body;
}

export const codes = (answer: { body: { reasons?: { code: string }[] } }) =>
  answer.body.reasons?.map(({ code }) => code);

export const at = (app: TestApp, moment: string): void => {
  app.clock.advance(Date.parse(moment) - app.clock.now().getTime());
};
