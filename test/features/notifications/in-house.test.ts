import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS, type Settings } from '../../../src/platform/settings.js';
import { startApp, type TestApp } from '../../support/app.js';
import { drafted, must, submitted } from '../../support/way.js';
import { ManualClock } from '../../support/manual-clock.js';
import { issued } from '../supervision/support.js';
import { at } from '../escalation/support.js';
import { Desk } from '../workbench/desk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-23T11:00:00Z')));
});
afterAll(async () => {
  await app.stop();
});

/** What was written to the mail folder, as read by a person. */
const mailsIn = ({ running }: TestApp): string[] => {
  const folder = join(running.app.get<Settings>(SETTINGS, { strict: false }).dataDir, 'mail');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replace(/=\r?\n/g, ''));
};

const list = async (account: string, query = '') => (await (await app.as(account)).get(`/api/v1/notices${query}`)).body;

describe('notices in the house', () => {
  test('tell who may take a task up, without its title; who acted is not told', async () => {
    const id = await submitted(app, { title: '关于拟收储地块的内部测算' });
    await app.drain();
    const { notices, unread } = await list('land-bureau.reviewer');
    expect(unread).toBe(1);
    expect(notices).toMatchObject([
      { kind: 'task-assigned', item: { id, unit: 'land-bureau' }, step: 'review', read: false },
    ]);
    expect(JSON.stringify(notices)).not.toContain('内部测算');
    expect((await list('land-bureau.drafter')).notices).toEqual([]);
  });

  test('are read one by one or all at once, and only by whom they are for', async () => {
    const [{ id }] = (await list('land-bureau.reviewer2')).notices;
    const other = await app.as('land-bureau.reviewer');
    expect((await other.send('post', `/api/v1/notices/${id}/read`)).status).toBe(404);
    const own = await app.as('land-bureau.reviewer2');
    expect((await own.send('post', `/api/v1/notices/${id}/read`)).status).toBe(204);
    expect((await own.send('post', `/api/v1/notices/${id}/read`)).status).toBe(204);
    expect(await list('land-bureau.reviewer2')).toMatchObject({ unread: 0, notices: [{ read: true }] });
  });

  test('lead to the page of what they are about, in the house and by mail: an order to its own', async () => {
    const order = await issued(app);
    await app.drain();
    const [{ id }] = (await list('land-bureau.approver')).notices;
    const opened = await Desk.at(app, 'land-bureau.approver').send(`/workbench/notices/${id}/open`, {});
    expect([opened.status, opened.headers.location]).toEqual([303, `/workbench/orders/${order}`]);
    const { rows } = await app.pool.query(
      `SELECT payload ->> 'account' AS account FROM outbox WHERE kind = 'message' AND case_id = $1 AND status = 'done'`,
      [order],
    );
    expect(rows).toContainEqual({ account: 'land-bureau.approver' });
    const mails = mailsIn(app).filter((mail) => mail.includes(`/workbench/orders/${order}`));
    expect(mails.length).toBeGreaterThan(0);
    expect(mailsIn(app).join('')).not.toContain(`/workbench/items/${order}`);
  });

  test('come page by page, newest first, none twice', async () => {
    await app.database.ownerPool(1).query(
      `INSERT INTO notice (id, account, kind, at) SELECT gen_random_uuid(), 'land-bureau.publisher', 'published',
         timestamptz '2026-11-01' + n / 3 * interval '1 minute' FROM generate_series(1, 120) n`,
    );
    const seen: string[] = [];
    for (let query = ''; ;) {
      const { notices, next } = await list('land-bureau.publisher', query);
      seen.push(...notices.map(({ id }: { id: string }) => id));
      if (next === null) break;
      query = `?cursor=${next}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    expect((await list('land-bureau.publisher')).unread).toBe(100);
    expect((await (await app.as('admin')).get('/api/v1/notices?cursor=nonsense')).status).toBe(400);
  });

  test('the bell in the bar counts the unread, and the page works without JavaScript', async () => {
    const desk = Desk.at(app, 'land-bureau.reviewer');
    expect((await desk.page('/workbench')).text).toContain('1 条未读');
    const page = await desk.page('/workbench/notices');
    expect(page.text).toContain('待办');
    const [, notice = ''] = /notices\/([0-9a-f-]{36})\/open"/.exec(page.text) ?? [];
    const { item } = (await list('land-bureau.reviewer')).notices.find(({ id }: { id: string }) => id === notice);
    const opened = await desk.send(`/workbench/notices/${notice}/open`, {});
    expect([opened.status, opened.headers.location]).toEqual([303, `/workbench/items/${item.id}`]);
    expect((await desk.page('/workbench')).text).not.toContain('条未读');
    const publisher = Desk.at(app, 'land-bureau.publisher');
    expect((await publisher.page('/workbench')).text).toContain('99+');
    expect((await publisher.send('/workbench/notices/read', {})).status).toBe(303);
    expect((await list('land-bureau.publisher')).unread).toBe(0);
  });
});

describe('which mails a person gets', () => {
  const mailed = async (notice: string, account: string): Promise<number> => {
    const { rows } = await app.pool.query(
      `SELECT count(*)::int AS n FROM outbox WHERE kind = 'message' AND payload ->> 'notice' = $1 AND payload ->> 'account' = $2`,
      [notice, account],
    );
    return rows[0].n;
  };

  test('is that person’s choice; in the house everything is still told', async () => {
    const desk = Desk.at(app, 'land-bureau.reviewer');
    expect((await desk.page('/workbench/notices/choices')).text).toContain('不能关闭的邮件');
    const before = [
      await mailed('task-assigned', 'land-bureau.reviewer'),
      await mailed('task-assigned', 'land-bureau.reviewer2'),
    ];
    await desk.send('/workbench/notices/choices', { wanted: ['digest', 'returned'] });
    const kept = (await desk.page('/workbench/notices/choices')).text;
    expect([...kept.matchAll(/value="([\w-]+)" checked/g)].map(([, kind]) => kind)).toEqual(['digest', 'returned']);
    await submitted(app);
    await app.drain();
    const after = [
      await mailed('task-assigned', 'land-bureau.reviewer'),
      await mailed('task-assigned', 'land-bureau.reviewer2'),
    ];
    expect(after).toEqual([before[0], before[1]! + 1]);
    expect((await list('land-bureau.reviewer')).unread).toBe(1);
  });

  test('is not, where the law needs it told: overdue is mailed to who wants nothing (条例 26)', async () => {
    await Desk.at(app, 'land-bureau.drafter').send('/workbench/notices/choices', {});
    const id = await drafted(app);
    at(app, '2026-12-18T09:00');
    await app.drain();
    expect(await mailed('rung', 'land-bureau.drafter')).toBe(0);
    at(app, '2026-12-21T09:00');
    await app.drain();
    expect(await mailed('rung', 'land-bureau.drafter')).toBeGreaterThan(0);
    await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '重复' });
  });
});
