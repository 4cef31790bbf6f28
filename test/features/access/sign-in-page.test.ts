import request from 'supertest';
import { freshDatabase } from '../../support/database.js';
import type { FreshDatabase } from '../../support/database.js';
import { employ, openDoor, PASSWORD } from './door.js';
import type { Door } from './door.js';

let database: FreshDatabase;
let door: Door;
const server = () => door.app.getHttpServer();

beforeAll(async () => {
  database = await freshDatabase();
  await employ(database, [
    { id: 'land-bureau.drafter', person: '李伟', unit: 'land-bureau', roles: ['drafter'], demo: true },
    { id: 'quiet', person: '陈静', unit: 'office', roles: ['officer'] },
  ]);
  door = await openDoor(database);
});

afterAll(async () => {
  await door.close();
  await database.drop();
});

const fill = (fields: Record<string, string>) =>
  request(server()).post('/workbench/sign-in').set('Sec-Fetch-Site', 'same-origin').type('form').send(fields);

describe('the sign-in page', () => {
  test('offers the demo accounts of a demo installation, and nobody else', async () => {
    const page = await request(server()).get('/workbench/sign-in').expect(200).expect('cache-control', 'no-store');
    expect(page.text).toContain('/workbench/sign-in?account=land-bureau.drafter');
    expect(page.text).toContain('gongkai-demo');
    expect(page.text).not.toContain('quiet');
  });

  test('goes on to where one wanted to go', async () => {
    const answer = await fill({ account: 'quiet', password: PASSWORD, next: '/workbench/items/1?tab=2' }).expect(303);
    expect(answer.headers.location).toBe('/workbench/items/1?tab=2');
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'never leads away to %j',
    async (next) => {
      const answer = await fill({ account: 'quiet', password: PASSWORD, next }).expect(303);
      expect(answer.headers.location).toBe('/workbench');
    },
  );

  test('keeps the account typed, never the password, and says what is wrong', async () => {
    const page = await fill({ account: 'quiet"><b>', password: 'my secret', next: '/workbench/inbox' }).expect(401);
    expect(page.text).toContain('账号或密码不对。');
    expect(page.text).toContain('value="quiet&quot;&gt;&lt;b&gt;"');
    expect(page.text).toContain('value="/workbench/inbox"');
    expect(page.text).not.toContain('my secret');
  });

  test('asks for what is missing', async () => {
    expect((await fill({ account: 'quiet', password: '' }).expect(422)).text).toContain('请填写账号和密码。');
  });

  test('has no script of its own', async () => {
    const page = await request(server()).get('/workbench/sign-in?lang=en');
    expect(page.text).toContain('Sign in');
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/);
  });

  test('one who is signed in is led on, and signing out leads back here', async () => {
    const cookie = (await fill({ account: 'quiet', password: PASSWORD })).headers['set-cookie']![0]!.split(';')[0]!;
    const browser = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' };
    await request(server()).get('/workbench/sign-in').set(browser).expect(303).expect('location', '/workbench');
    await request(server())
      .post('/workbench/sign-out')
      .set(browser)
      .expect(303)
      .expect('location', '/workbench/sign-in');
    await request(server()).get('/workbench/sign-in').set(browser).expect(200);
  });
});
