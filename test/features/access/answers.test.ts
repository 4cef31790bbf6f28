import request from 'supertest';
import { freshDatabase } from '../../support/database.js';
import type { FreshDatabase } from '../../support/database.js';
import { employ, openDoor, PASSWORD } from './door.js';
import type { Door } from './door.js';

const ID = '0191e8a0-7c3e-7000-8000-000000000001';
const NO_SUCH = '00000000-7c3e-7000-8000-000000000001';

let database: FreshDatabase;
let door: Door;
let cookie: string;
const server = () => door.app.getHttpServer();

beforeAll(async () => {
  database = await freshDatabase();
  await employ(database, [{ id: 'land-bureau.drafter', person: '李伟', unit: 'land-bureau', roles: ['drafter'] }]);
  door = await openDoor(database);
  const answer = await request(server())
    .post('/api/v1/session')
    .send({ account: 'land-bureau.drafter', password: PASSWORD });
  cookie = answer.headers['set-cookie']![0]!.split(';')[0]!;
});

afterAll(async () => {
  await door.close();
  await database.drop();
});

const probe = (id = ID) => request(server()).post(`/api/v1/probe/${id}`);

describe('the order of answers', () => {
  test('a malformed body, id or header is told even to one who is not signed in', async () => {
    expect((await probe().send({})).body).toMatchObject({
      status: 400,
      reasons: [{ code: 'malformed-missing', field: 'comment' }],
    });
    expect((await probe('7').send({ comment: 'x' })).body).toMatchObject({ status: 400, code: 'malformed-format' });
    expect((await probe().set('If-Match', '3').send({ comment: 'x' })).body).toMatchObject({
      status: 400,
      code: 'if-match-malformed',
    });
  });

  test('then sign-in is asked for, before anything is said about what exists', async () => {
    expect((await probe(NO_SUCH).send({ comment: 'x' })).body).toMatchObject({ status: 401, code: 'sign-in-needed' });
  });

  test('then what does not exist is missing', async () => {
    expect((await probe(NO_SUCH).set('Cookie', cookie).send({ comment: 'x' })).body).toMatchObject({
      status: 404,
      code: 'not-found',
    });
  });

  test('and a good request reaches the handler with all it said', async () => {
    const answer = await probe()
      .set({ Cookie: cookie, 'If-Match': '"3"', 'Idempotency-Key': 'k-1' })
      .send({ comment: 'x' });
    expect(answer.body).toEqual({ account: 'land-bureau.drafter', revision: 3, key: 'k-1', comment: 'x' });
  });

  test('a role one does not have is 403', async () => {
    expect((await request(server()).get('/api/v1/office').set('Cookie', cookie)).body).toMatchObject({
      status: 403,
      code: 'role-needed',
    });
  });
});

describe('what the framework refuses is a problem document too', () => {
  test('unreadable JSON, an unknown path, a body over the limit, an unknown type', async () => {
    const json = await probe().set('Content-Type', 'application/json').send('{"comment":');
    const path = await request(server()).get('/api/v1/nowhere');
    const large = await probe().send({ comment: 'x'.repeat(20_000) });
    const type = await probe().set('Content-Type', 'application/pdf').send('%PDF');
    const codes = [json, path, large, type].map(({ body }) => `${body.status} ${body.code}`);
    expect(codes).toEqual([
      '400 request-unreadable',
      '404 no-such-page',
      '413 too-large',
      '415 media-type-unsupported',
    ]);
    for (const answer of [json, path, large, type])
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test('a fault gives a reference and never its cause', async () => {
    const answer = await request(server()).get('/api/v1/broken').expect(500);
    expect(answer.body).toMatchObject({
      code: 'fault',
      reasons: [{ params: { reference: expect.stringMatching(/^[0-9a-f-]{36}$/) } }],
    });
    expect(answer.text).not.toMatch(/secret cause|\.ts|node_modules/);
  });

  test('English is spoken to those who ask for it', async () => {
    const answer = await request(server()).get('/api/v1/nowhere?lang=en');
    expect(answer.body).toMatchObject({ title: 'Not found', detail: 'There is nothing at this address.' });
  });
});

describe('a person in a browser gets a page', () => {
  const browse = (path: string) => request(server()).get(path).set('Accept', 'text/html,application/xhtml+xml');

  test('to sign in, and back to where he wanted to go', async () => {
    await browse('/workbench/secret?tab=2')
      .expect(303)
      .expect('location', '/workbench/sign-in?next=%2Fworkbench%2Fsecret%3Ftab%3D2');
  });

  test('with the sentence of the refusal, in the house he was in', async () => {
    const lost = await browse('/nowhere')
      .expect(404)
      .expect('content-type', /text\/html/);
    expect(lost.text).toContain('没有这个地址');
    expect((await browse('/workbench/nowhere').expect(404)).text).toContain('回到工作台');
  });
});

describe('a change asked for by another site', () => {
  test('is refused before anything else, with the cookie or without', async () => {
    const foreign = await probe().set({ Cookie: cookie, Origin: 'https://evil.example' }).send({ comment: 'x' });
    expect(foreign.body).toMatchObject({ status: 403, code: 'cross-origin' });
    const form = await request(server())
      .post('/workbench/sign-in')
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send('account=a');
    expect(form.status).toBe(403);
  });
});
