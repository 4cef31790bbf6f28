import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Webhook } from 'standardwebhooks';
import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';

export const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
export const CODE = 'TJ-2026-0031';

export const PROJECT = {
  ...{ code: CODE, name: '同江市通江街改造工程', kind: 'engineering' },
  parties: { tenderer: 'tenderer' },
};

/** Friday evening: the twelve hours run through the night and over a rest day (A13). */
export const startIntake = async (env: NodeJS.ProcessEnv = {}): Promise<TestApp> => {
  const clock = new ManualClock(new Date('2026-11-20T10:00:00.000Z'));
  const app = await startApp({ INTAKE_TRADING_PLATFORM_SECRET: SECRET, ...env }, clock);
  const drafter = await app.as('tenderer.drafter');
  const made = await drafter.send('post', '/api/v1/projects', PROJECT);
  if (made.status !== 201) throw new Error(made.text);
  return app;
};

/** A tender notice (六.3a), complete and without anything suspicious: an office telephone belongs to it. */
export const NOTICE = {
  entry: 'engineering-tender-notice',
  project: { code: CODE },
  title: '同江市通江街改造工程施工招标公告',
  summary: '通江街改造工程施工招标。',
  elements: {
    conditions: '本项目已由发改局以同发改〔2026〕18号批准建设。',
    scope: '全长 1.2 公里，计划工期 120 日历天。',
    qualification: '市政公用工程施工总承包三级以上。',
    documents: '自 2026 年 11 月 23 日起在公共资源交易平台获取。',
    submission: '投标截止时间：2026 年 12 月 15 日 9 时。',
    contacts: [
      { body: '示例城市建设投资有限公司', address: '同江市通江街 1 号', contact: '工程部', phone: '0454-2921234' },
    ],
  },
};

export interface Sending {
  readonly id?: string;
  readonly at?: Date;
  readonly secret?: string;
  /** Sent in place of what was signed. */
  readonly instead?: string;
}

/** One message as a sender signs it (https://www.standardwebhooks.com). */
export async function send(app: TestApp, notice: object, { id, at, secret, instead }: Sending = {}) {
  const body = JSON.stringify(notice);
  const [messageId, time] = [id ?? `msg_${randomUUID()}`, at ?? app.clock.now()];
  return await request(app.url)
    .post('/api/v1/intake')
    .set('content-type', 'application/json')
    .set('webhook-id', messageId)
    .set('webhook-timestamp', String(Math.floor(time.getTime() / 1000)))
    .set('webhook-signature', new Webhook(secret ?? SECRET).sign(messageId, time, body))
    .send(instead ?? body);
}

export const codesOf = (answer: { body: { reasons?: readonly { code: string }[] } }): readonly string[] =>
  (answer.body.reasons ?? []).map(({ code }) => code);
