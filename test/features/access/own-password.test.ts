import request from 'supertest';
import { freshDatabase } from '../../support/database.js';
import type { FreshDatabase } from '../../support/database.js';
import { employ, openDoor, PASSWORD } from './door.js';
import type { Door } from './door.js';

const NEW = 'a longer password than before';

let database: FreshDatabase;
let door: Door;
const server = () => door.app.getHttpServer();
const signIn = (password: string) => request(server()).post('/api/v1/session').send({ account: 'zhao', password });
const cookieOf = (answer: request.Response): string => answer.headers['set-cookie']![0]!.split(';')[0]!;

beforeAll(async () => {
  database = await freshDatabase();
  await employ(database, [{ id: 'zhao', person: '赵敏', unit: 'office', roles: ['officer'] }]);
  door = await openDoor(database);
});

afterAll(async () => {
  await door.close();
  await database.drop();
});

describe('changing one’s own password', () => {
  const fill = (cookie: string, current: string, password: string, again = password) =>
    request(server())
      .post('/workbench/password')
      .set({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' })
      .type('form')
      .send({ current, password, again });

  test('needs the present one, twice the same new one, and one that is long enough', async () => {
    const cookie = cookieOf(await signIn(PASSWORD));
    expect((await fill(cookie, 'wrong', NEW).expect(422)).text).toContain('账号或密码不对。');
    expect((await fill(cookie, PASSWORD, NEW, 'another one here').expect(422)).text).toContain(
      '两次输入的新密码不一样。',
    );
    expect((await fill(cookie, PASSWORD, 'short').expect(422)).text).toContain('密码应有 12 到 200 个字符。');
    await signIn(PASSWORD).expect(201);
  });

  test('keeps this session and ends the others', async () => {
    const here = cookieOf(await signIn(PASSWORD));
    const elsewhere = cookieOf(await signIn(PASSWORD));
    expect((await fill(here, PASSWORD, NEW).expect(200)).text).toContain('密码已修改。');
    await request(server()).get('/api/v1/session').set('Cookie', here).expect(200);
    await request(server()).get('/api/v1/session').set('Cookie', elsewhere).expect(401);
    await signIn(PASSWORD).expect(401);
    await signIn(NEW).expect(201);
  });
});
