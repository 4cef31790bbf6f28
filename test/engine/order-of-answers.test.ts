import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { startApp, type TestApp } from '../support/app.js';
import { LAND_NOTICE } from '../support/land-notice.js';
import { cleared, drafted, submitted } from '../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const NOWHERE = '00000000-0000-7000-8000-000000000000';
const path = (id: string, action: string) => `/api/v1/items/${id}/actions/${action}`;

describe('the order of answers: 400, 401, 404, 428, replay, 412, 403, 409, 422', () => {
  test('a malformed id is 400 even to a stranger', async () => {
    expect((await request(app.url).post(path('no-uuid', 'SUBMIT')).send({})).status).toBe(400);
  });

  test('a stranger is 401 before anything is said about the item', async () => {
    expect((await request(app.url).post(path(NOWHERE, 'SUBMIT')).send({})).status).toBe(401);
  });

  test('what does not exist and what is not yours look alike: 404, also without headers', async () => {
    const id = await drafted(app);
    const stranger = await app.as('housing-bureau.drafter');
    const none = await stranger.send('post', path(NOWHERE, 'SUBMIT'), {});
    const foreign = await stranger.send('post', path(id, 'SUBMIT'), {});
    expect([none.status, foreign.status]).toEqual([404, 404]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...none.body, instance: '' });
  });

  test('an action without If-Match and Idempotency-Key is 428 and names both', async () => {
    const id = await drafted(app);
    const answer = await (await app.as('land-bureau.drafter')).send('post', path(id, 'SUBMIT'), {});
    expect(answer.status).toBe(428);
    expect(answer.body.reasons.map((reason: { code: string }) => reason.code)).toEqual([
      'if-match-required',
      'idempotency-key-required',
    ]);
  });

  test('a stale revision is 412 before the right to act is looked at', async () => {
    const id = await cleared(app);
    const answer = await (await app.as('land-bureau.drafter')).act(id, 'APPROVE', {}, { revision: 1 });
    expect(answer.status).toBe(412);
    expect(answer.body.code).toBe('stale');
  });

  test('who may not act is 403, and hears the state too: all reasons at once', async () => {
    const id = await submitted(app);
    const answer = await (await app.as('land-bureau.drafter')).act(id, 'APPROVE');
    expect(answer.status).toBe(403);
    expect(answer.body.reasons.map((reason: { code: string }) => reason.code)).toEqual([
      'wrong-role',
      'not-in-this-state',
    ]);
  });

  test('the right person in the wrong state is 409', async () => {
    const id = await submitted(app);
    expect((await (await app.as('land-bureau.approver')).act(id, 'APPROVE')).status).toBe(409);
  });

  test('an incomplete draft is 422 and names every missing field', async () => {
    const id = await drafted(app, { title: '', elements: {} });
    const answer = await (await app.as('land-bureau.drafter')).act(id, 'SUBMIT');
    expect(answer.status).toBe(422);
    expect(answer.body.reasons.map((reason: { field: string }) => reason.field)).toEqual(
      expect.arrayContaining(['title', 'elements.parcel-location', 'elements.area']),
    );
  });
});

describe('idempotency', () => {
  test('an accepted answer is replayed by actor, key and body, although the revision is stale by then', async () => {
    const id = await drafted(app);
    const drafter = await app.as('land-bureau.drafter');
    const key = randomUUID();
    const first = await drafter.act(id, 'SUBMIT', { comment: '请审' }, { revision: 1, key });
    const again = await drafter.act(id, 'SUBMIT', { comment: '请审' }, { revision: 1, key });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const { body } = await drafter.get(`/api/v1/items/${id}/audit`);
    expect(body.entries.filter((entry: { action: string }) => entry.action === 'SUBMIT')).toHaveLength(1);
  });

  test('an item begun twice with one key, also at once, is one item', async () => {
    const drafter = await app.as('land-bureau.drafter');
    const key = randomUUID();
    const begin = async (title: string) =>
      await drafter.send('post', '/api/v1/items', { ...LAND_NOTICE, title }).set('idempotency-key', key);
    const [first, second] = await Promise.all([begin('重复提交的公告'), begin('重复提交的公告')]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect((await begin('另一件公告')).status).toBe(422);
  });

  test('the revision to act on is the ETag of the item', async () => {
    const id = await submitted(app);
    const answer = await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${id}`);
    expect(answer.headers.etag).toBe('"2"');
  });

  test('the same key with another body is 422', async () => {
    const id = await drafted(app);
    const drafter = await app.as('land-bureau.drafter');
    const key = randomUUID();
    await drafter.act(id, 'SUBMIT', { comment: '一' }, { revision: 1, key });
    const other = await drafter.act(id, 'SUBMIT', { comment: '二' }, { revision: 1, key });
    expect([other.status, other.body.code]).toEqual([422, 'key-reused']);
  });

  test('a refused action may be repeated with its key once it can succeed', async () => {
    const id = await drafted(app, { title: '' });
    const drafter = await app.as('land-bureau.drafter');
    const key = randomUUID();
    expect((await drafter.act(id, 'SUBMIT', {}, { key })).status).toBe(422);
    await drafter.send('patch', `/api/v1/items/${id}`, { title: '补上的名称' });
    expect((await drafter.act(id, 'SUBMIT', {}, { key })).status).toBe(200);
  });
});
