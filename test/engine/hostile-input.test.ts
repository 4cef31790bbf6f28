import request from 'supertest';
import { toCursor } from '../../src/platform/cursor.js';
import { startApp, type TestApp } from '../support/app.js';
import { LAND_NOTICE } from '../support/land-notice.js';
import { drafted } from '../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const DRAFTER = 'land-bureau.drafter';
const NUL = 'a\\u0000b';
const HALF = 'a\\ud800b';
/** JSON as written, for what JSON.stringify would not say. */
const sent = async (path: string, body: string, headers: Record<string, string> = {}) =>
  await (
    await app.as(DRAFTER)
  )
    .send('post', path)
    .set({ 'content-type': 'application/json', ...headers })
    .send(body);
const entry = '"entry":"land-grant-announcement"';

describe('text that cannot be kept is refused as malformed, never a fault', () => {
  test.each([NUL, HALF])('%s in a title, an element, an element’s name', async (text) => {
    const bodies = [
      `{${entry},"title":"${text}"}`,
      `{${entry},"title":"t","elements":{"use":"${text}"}}`,
      `{${entry},"title":"t","elements":{"${text}":"x"}}`,
    ];
    const answers = await Promise.all(bodies.map(async (body) => await sent('/api/v1/items', body)));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(bodies.map(() => [400, 'text-unstorable']));
    expect(answers[1]!.body.reasons[0].field).toBe('elements.use');
  });

  test.each([NUL, HALF])('%s in what is said with an action, in a comment, in a project', async (text) => {
    const id = await drafted(app);
    const headers = { 'if-match': '"1"', 'idempotency-key': 'said' };
    const answers = [
      await sent(`/api/v1/items/${id}/actions/SUBMIT`, `{"comment":"${text}"}`, headers),
      await sent(`/api/v1/items/${id}/comments`, `{"text":"${text}"}`),
      await sent('/api/v1/projects', `{"code":"P-1","name":"${text}","kind":"land"}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  test('a NUL in an address or a search, also of a stranger', async () => {
    const paths = ['/open/v1/publications/%00/2026-00001', '/open/v1/publications?q=%00', '/api/v1/inbox?q=%00'];
    const answers = await Promise.all(paths.map(async (path) => await request(app.url).get(path)));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  test('nesting without end is refused before anyone walks it', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const answer = await sent('/api/v1/items', `{${entry},"title":"t","elements":{"use":${deep}}}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'nested-too-deep']);
  });

  test('a body that would change what objects inherit is refused', async () => {
    const answer = await sent('/api/v1/items', `{${entry},"title":"t","elements":{"__proto__":{"x":1}}}`);
    expect(answer.status).toBe(400);
  });

  test('an address that cannot be read is refused like everything else, with the headers of every answer', async () => {
    for (const part of ['%ff', '%c0%af', '%ed%a0%80', 'x'.repeat(201)]) {
      const answer = await request(app.url).get(`/api/v1/items/${part}`);
      expect([part, answer.status, answer.body.code]).toEqual([part, 400, 'request-unreadable']);
      const page = await request(app.url).get(`/projects/${part}`).set('accept', 'text/html');
      expect([page.status, page.type, page.headers['x-content-type-options']]).toEqual([400, 'text/html', 'nosniff']);
      expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    }
  });

  test('a form with a file that breaks off, or holds NUL in a field, is the sender’s doing', async () => {
    const drafter = await app.as(DRAFTER);
    const id = await drafted(app);
    const field = (value: string) => `--b\r\ncontent-disposition: form-data; name="revision"\r\n\r\n${value}`;
    for (const [body, code] of [
      [field('1'), 'request-unreadable'],
      ['--b', 'request-unreadable'],
      [`${field('1\0')}\r\n--b--\r\n`, 'text-unstorable'],
    ]) {
      const sending = drafter.send('post', `/api/v1/items/${id}/attachments`);
      const answer = await sending.set('content-type', 'multipart/form-data; boundary=b').send(body);
      expect([answer.status, answer.body.code]).toEqual([400, code]);
    }
  });

  test('NUL within the place in a list is a bad cursor', async () => {
    const officer = await app.as('office.officer');
    const path = '/api/v1/channels/dual-publicity-system-hlj/differences';
    const answer = await officer.get(`${path}?cursor=${toCursor(['a\0'])}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-cursor']);
  });

  test('a place in a list that this system never gave is a bad cursor', async () => {
    const drafter = await app.as(DRAFTER);
    const id = '01a209f8-a7cd-72c9-a796-f9bec4c01e99';
    const made = [
      ['x', 'y'],
      ['2026-11-23T00:00:00Z', 'y'],
      ['2026-99-23T00:00:00Z', id],
      ['infinity', id],
    ];
    for (const key of made) {
      const lists = ['/api/v1/inbox', '/api/v1/projects'];
      const answers = await Promise.all(
        lists.map(async (list) => await drafter.get(`${list}?cursor=${toCursor(key)}`)),
      );
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(lists.map(() => [400, 'bad-cursor']));
    }
    expect((await drafter.get(`/api/v1/items/${await drafted(app)}/audit?after=99999999999`)).status).toBe(400);
  });
});

describe('values of the wrong kind', () => {
  test('a draft may hold them, and says which fields they are in when it is submitted', async () => {
    const elements = {
      ...LAND_NOTICE.elements,
      use: true,
      area: { value: { toString: 1, valueOf: 1 }, unit: '公顷' },
      'grant-mode': { a: 1 },
    };
    const id = await drafted(app, { elements });
    const answer = await (await app.as(DRAFTER)).act(id, 'SUBMIT');
    expect(answer.status).toBe(422);
    expect(answer.body.reasons.map(({ field }: { field: string }) => field).sort()).toEqual([
      ...['elements.area', 'elements.grant-mode', 'elements.use'],
    ]);
  });

  test('an element that the entry does not have is named, also one that every object has', async () => {
    const answer = await (await app.as(DRAFTER)).create({ ...LAND_NOTICE, elements: { valueOf: 'x', toString: 'y' } });
    expect(answer.status).toBe(422);
    expect(answer.body.reasons.map(({ code }: { code: string }) => code)).toEqual([
      ...['unknown-element', 'unknown-element'],
    ]);
  });

  test('an action nobody knows, or written small, is refused by name; the system’s and the silent ones are not people’s', async () => {
    const id = await drafted(app);
    const drafter = await app.as(DRAFTER);
    const answer = async (action: string) => {
      const { status, body } = await drafter.act(id, action);
      return [action, status, body.code];
    };
    expect(await Promise.all(['submit', 'constructor', 'DELIVERED', 'EDIT'].map(answer))).toEqual([
      ['submit', 403, 'unknown-action'],
      ['constructor', 403, 'unknown-action'],
      ['DELIVERED', 403, 'wrong-unit'],
      ['EDIT', 409, 'not-in-this-state'],
    ]);
  });
});

describe('one key for one request', () => {
  test('the key of an accepted action is refused for another item and another action, and is nobody else’s', async () => {
    const [one, other] = [await drafted(app), await drafted(app)];
    const drafter = await app.as(DRAFTER);
    const key = 'once-and-for-all';
    expect((await drafter.act(one, 'SUBMIT', {}, { key })).status).toBe(200);
    const reused = [await drafter.act(other, 'SUBMIT', {}, { key }), await drafter.act(one, 'RECALL', {}, { key })];
    expect(reused.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'key-reused'],
      [422, 'key-reused'],
    ]);
    const reviewer = await app.as('land-bureau.reviewer');
    expect((await reviewer.act(one, 'SUBMIT', {}, { key, revision: 1 })).status).toBe(412);
  });
});
