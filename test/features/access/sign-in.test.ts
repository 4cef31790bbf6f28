import request from 'supertest';
import { issueToken } from '../../../src/access/token-store.js';
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
    { id: 'land-bureau.drafter', person: '李伟', unit: 'land-bureau', roles: ['drafter'] },
    { id: 'office.officer', person: '王芳', unit: 'office', roles: ['officer'] },
    { id: 'left', person: '赵敏', unit: 'office', roles: ['officer'] },
  ]);
  await database.pool().query(`UPDATE account SET active = false WHERE id = 'left'`);
  door = await openDoor(database);
});

afterAll(async () => {
  await door.close();
  await database.drop();
});

const signIn = (account: string, password = PASSWORD) =>
  request(server()).post('/api/v1/session').send({ account, password });
const cookieOf = (answer: request.Response): string => answer.headers['set-cookie']![0]!.split(';')[0]!;
const whoIs = (cookie: string) => request(server()).get('/api/v1/session').set('Cookie', cookie);

describe('signing in', () => {
  test('the right password opens a session that says who one is', async () => {
    const answer = await signIn('land-bureau.drafter').expect(201);
    const person = { account: 'land-bureau.drafter', person: '李伟', unit: 'land-bureau', roles: ['drafter'] };
    expect(answer.body).toEqual(person);
    await whoIs(cookieOf(answer)).expect(200, person);
  });

  test('the cookie is kept from scripts and other sites; Secure where the public address is https', async () => {
    const plain = (await signIn('land-bureau.drafter')).headers['set-cookie']![0];
    expect(plain).toMatch(/^gongkai_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    const behindTls = await openDoor(database, { PUBLIC_URL: 'https://gongkai.example' });
    const secure = await request(behindTls.app.getHttpServer())
      .post('/api/v1/session')
      .send({ account: 'office.officer', password: PASSWORD });
    expect(secure.headers['set-cookie']![0]).toMatch(/; Secure$/);
    await behindTls.close();
  });

  test('whoever reads the table cannot act: it holds the hash of the secret only', async () => {
    const secret = cookieOf(await signIn('office.officer')).split('=')[1]!;
    const { rows } = await database.pool().query<{ row: string }>('SELECT session::text AS row FROM session');
    const stored = rows.map(({ row }) => row).join();
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
  });

  test.each([
    ['a wrong password', 'land-bureau.drafter', 'wrong'],
    ['an unknown account', 'nobody', PASSWORD],
    ['a closed account', 'left', PASSWORD],
  ])('%s hears the same answer', async (_, account, password) => {
    const answer = await signIn(account, password)
      .expect(401)
      .expect('content-type', /application\/problem\+json/);
    expect(answer.body).toMatchObject({
      status: 401,
      code: 'sign-in-wrong',
      reasons: [{ code: 'sign-in-wrong', message: '账号或密码不对。' }],
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('a session ends after twelve hours, however much it is used', async () => {
    const cookie = cookieOf(await signIn('office.officer'));
    door.clock.move(11.9);
    await whoIs(cookie).expect(200);
    door.clock.move(0.2);
    await whoIs(cookie).expect(401);
  });

  test('signing in again gives a new secret, and the old one is dead', async () => {
    const first = cookieOf(await signIn('office.officer'));
    const again = await request(server())
      .post('/api/v1/session')
      .set('Cookie', first)
      .send({ account: 'office.officer', password: PASSWORD });
    expect(cookieOf(again)).not.toBe(first);
    await whoIs(first).expect(401);
    await whoIs(cookieOf(again)).expect(200);
  });

  test('signing out ends the session for whoever kept the cookie', async () => {
    const cookie = cookieOf(await signIn('office.officer'));
    await request(server()).delete('/api/v1/session').set('Cookie', cookie).expect(204);
    await whoIs(cookie).expect(401);
  });

  test('closing an account ends its sessions at once', async () => {
    const cookie = cookieOf(await signIn('land-bureau.drafter'));
    await database.pool().query(`UPDATE account SET active = false WHERE id = 'land-bureau.drafter'`);
    await whoIs(cookie).expect(401);
    await database.pool().query(`UPDATE account SET active = true WHERE id = 'land-bureau.drafter'`);
  });

  test('after ten wrong passwords one has to wait, and is told how long', async () => {
    for (let n = 0; n < 10; n += 1) await signIn('guessed', `guess ${n}`).expect(401);
    const answer = await signIn('guessed').expect(429).expect('retry-after', '900');
    expect(answer.body).toMatchObject({ code: 'sign-in-too-often', reasons: [{ params: { minutes: 15 } }] });
  });
});

describe('a program signs in with a token', () => {
  const order = { account: 'office.officer', name: 'exporter', days: 90 };
  const asProgram = (token: string) => request(server()).get('/api/v1/session').set('Authorization', `Bearer ${token}`);

  test('until it expires or is revoked', async () => {
    const token = await issueToken(database.pool(), order, door.clock.now());
    await asProgram(token!).expect(200);
    await asProgram(`${token!}x`)
      .expect(401)
      .expect('www-authenticate', /^Bearer/);
    door.clock.move(90 * 24);
    await asProgram(token!).expect(401);
    const other = await issueToken(database.pool(), { ...order, days: null }, door.clock.now());
    await asProgram(other!).expect(200);
    await database.pool().query('UPDATE api_token SET revoked_at = now()');
    await asProgram(other!).expect(401);
  });

  test('which no closed or unknown account gets', async () => {
    expect(await issueToken(database.pool(), { ...order, account: 'left' }, door.clock.now())).toBeNull();
    expect(await issueToken(database.pool(), { ...order, account: 'nobody' }, door.clock.now())).toBeNull();
  });

  test('and a wrong token is not saved by a good cookie', async () => {
    const cookie = cookieOf(await signIn('office.officer'));
    await asProgram('wrong').set('Cookie', cookie).expect(401);
  });
});

describe('demo accounts', () => {
  const production = { NODE_ENV: 'production' };
  const demo = { id: 'demo', person: '演示', unit: 'office', roles: ['officer'], demo: true } as const;

  test('stop a production start, by name, and cannot sign in there if they appear later', async () => {
    const live = await openDoor(database, production);
    await employ(database, [demo]);
    const answer = await request(live.app.getHttpServer())
      .post('/api/v1/session')
      .send({ account: 'demo', password: PASSWORD });
    expect(answer.body).toMatchObject({ status: 403, code: 'demo-account-refused' });
    const elsewhere = cookieOf(await signIn('demo').expect(201));
    await request(live.app.getHttpServer()).get('/api/v1/session').set('Cookie', elsewhere).expect(401);
    await live.close();
    await expect(openDoor(database, production)).rejects.toThrow(/production refuses demo accounts.*\(demo …\)/);
  });
});
