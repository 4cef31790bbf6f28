import request from 'supertest';
import { subjectOf } from '../../../src/admin/account-store.js';
import { boot } from '../../../src/boot.js';
import type { Running } from '../../../src/boot.js';
import { freshDatabase } from '../../support/database.js';
import type { FreshDatabase } from '../../support/database.js';
import { testSettings } from '../../support/settings.js';
import { employ, PASSWORD } from './door.js';

let database: FreshDatabase;
let running: Running;
let admin: string;
let officer: string;

const signIn = async (account: string, password = PASSWORD): Promise<string> => {
  const answer = await request(running.url!).post('/api/v1/session').send({ account, password }).expect(201);
  return answer.headers['set-cookie']![0]!.split(';')[0]!;
};

beforeAll(async () => {
  database = await freshDatabase();
  await employ(database, [
    { id: 'admin', person: '张三', unit: 'office', roles: ['administrator'] },
    { id: 'office.officer', person: '王芳', unit: 'office', roles: ['officer'] },
  ]);
  running = await boot(testSettings(database.url, { ROLE: 'web' }));
  admin = await signIn('admin');
  officer = await signIn('office.officer');
});

afterAll(async () => {
  await running.close();
  await database.drop();
});

const NEW = { account: 'land-bureau.zhao', person: '赵敏', unit: 'land-bureau', roles: ['drafter'] };
const create = (body: object, cookie = admin) =>
  request(running.url!).post('/api/v1/accounts').set('Cookie', cookie).send(body);
const change = (account: string, body: object, cookie = admin) =>
  request(running.url!).patch(`/api/v1/accounts/${account}`).set('Cookie', cookie).send(body);

describe('an administrator keeps the accounts', () => {
  test('a new account comes with a password that is shown this once and works', async () => {
    const created = await create(NEW).expect(201);
    expect(created.body).toMatchObject({ ...NEW, email: null, active: true });
    await signIn(NEW.account, created.body.password);
    const listed = await request(running.url!).get('/api/v1/accounts?q=赵').set('Cookie', admin).expect(200);
    expect(listed.body).toEqual({ accounts: [{ ...NEW, email: null, active: true }], next: null });
  });

  test('an account is created once, in a unit there is', async () => {
    expect((await create(NEW)).body).toMatchObject({ status: 409, code: 'account-taken' });
    expect((await create({ ...NEW, account: 'x.y', unit: 'moon-bureau' })).body).toMatchObject({
      status: 422,
      code: 'unit-unknown',
    });
    expect((await create({ ...NEW, roles: ['system'] })).body).toMatchObject({ status: 400 });
  });

  test('roles count at once, a closed account is out at once, a reset password ends the sessions', async () => {
    const { password } = (await change(NEW.account, { resetPassword: true }).expect(200)).body;
    const cookie = await signIn(NEW.account, password);
    const who = () => request(running.url!).get('/api/v1/session').set('Cookie', cookie);
    await change(NEW.account, { roles: ['approver'], unit: 'finance-bureau' }).expect(200);
    expect((await who()).body).toMatchObject({ unit: 'finance-bureau', roles: ['approver'] });
    await change(NEW.account, { active: false }).expect(200);
    await who().expect(401);
    await change(NEW.account, { active: true }).expect(200);
    await who().expect(401);
    const again = (await change(NEW.account, { resetPassword: true }).expect(200)).body.password;
    expect(again).not.toBe(password);
    await request(running.url!).post('/api/v1/session').send({ account: NEW.account, password }).expect(401);
  });

  test('nobody promotes, moves or closes himself', async () => {
    for (const own of [{ roles: ['administrator', 'approver'] }, { active: false }, { unit: 'land-bureau' }])
      expect((await change('admin', own)).body).toMatchObject({ status: 409, code: 'account-not-your-own' });
    await change('admin', { person: '张三丰' }).expect(200);
  });

  test('others may do nothing here, and are told nothing of who there is', async () => {
    expect((await create({ ...NEW, account: 'z.z' }, officer)).body).toMatchObject({
      status: 403,
      code: 'role-needed',
    });
    expect((await change('nobody', { active: false }, officer)).body).toMatchObject({ status: 403 });
    await request(running.url!).get('/api/v1/accounts').set('Cookie', officer).expect(403);
    await change('nobody', { active: false }).expect(404);
  });

  test('every change is one entry of the account’s chain, without names and passwords', async () => {
    const { rows } = await database
      .pool()
      .query<{ seq: number; action: string; actor: string; text: string }>(
        'SELECT seq, action, actor, detail::text AS text FROM audit_entry WHERE subject = $1 ORDER BY seq',
        [subjectOf(NEW.account)],
      );
    expect(rows.map(({ seq, action }) => `${seq} ${action}`)).toEqual([
      '1 ACCOUNT_CREATED',
      '2 ACCOUNT_CHANGED',
      '3 ACCOUNT_CHANGED',
      '4 ACCOUNT_CHANGED',
      '5 ACCOUNT_CHANGED',
      '6 ACCOUNT_CHANGED',
    ]);
    expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(['admin']));
    for (const { text } of rows) expect(text).not.toMatch(/赵敏|argon2/);
    const open = await database.pool().query('SELECT 1 FROM audit_unsealed');
    expect(open.rows.length).toBe(7);
  });
});

describe('the administrator’s pages', () => {
  const browser = () => ({ Cookie: admin, 'Sec-Fetch-Site': 'same-origin', Accept: 'text/html' });
  const send = (path: string, fields: object) =>
    request(running.url!).post(path).set(browser()).type('form').send(fields);
  const HOME = '/workbench/admin/accounts';

  test('list, show and create; what was typed stays when it is refused', async () => {
    expect((await request(running.url!).get(HOME).set(browser()).expect(200)).text).toContain('office.officer');
    const refused = await send(HOME, {
      account: 'UPPER case',
      person: '钱七',
      unit: 'land-bureau',
      roles: 'drafter',
    }).expect(400);
    expect(refused.text).toContain('value="UPPER case"');
    expect(refused.text).toContain('value="钱七"');
    const done = await send(HOME, {
      account: 'land-bureau.qian',
      person: '钱七',
      unit: 'land-bureau',
      roles: ['drafter', 'clerk'],
    }).expect(200);
    const [, password] = /class="mono">([a-z0-9-]+)</.exec(done.text) ?? [];
    await signIn('land-bureau.qian', password);
    const page = await request(running.url!).get(`${HOME}/land-bureau.qian`).set(browser()).expect(200);
    expect(page.text).toMatch(/value="clerk" checked/);
  });

  test('close an account by a button', async () => {
    await send(`${HOME}/land-bureau.qian/decisions`, { act: 'close' }).expect(200);
    const { rows } = await database.pool().query(`SELECT active FROM account WHERE id = 'land-bureau.qian'`);
    expect(rows).toEqual([{ active: false }]);
  });

  test('are not shown to others', async () => {
    const page = await request(running.url!)
      .get(HOME)
      .set({ ...browser(), Cookie: officer })
      .expect(403);
    expect(page.text).toContain('您的角色不能做这件事。');
  });
});
