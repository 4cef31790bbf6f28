import { startApp, type TestApp } from '../../support/app.js';
import { act, codes, DRAFTER, HEAD, issued, must, OFFICER, read } from './support.js';

let app: TestApp;
let id: string;
beforeAll(async () => {
  app = await startApp();
  id = await issued(app);
  await must(app, id, HEAD, 'ACKNOWLEDGE');
});
afterAll(async () => {
  await app.stop();
});

const add = async (account: string, order = id) =>
  await (
    await app.as(account)
  )
    .send('post', `/api/v1/supervision-orders/${order}/evidence`)
    .attach('file', Buffer.from('整改照片说明'), '说明.txt');

test('佐证材料: the unit adds a file, names it in its answer, and both sides can read it', async () => {
  const { status, body } = await add(DRAFTER);
  expect([status, body.fileName, body.mediaType]).toEqual([201, '说明.txt', 'text/plain; charset=utf-8']);
  expect((await add(DRAFTER)).body.id).toBe(body.id);
  await must(app, id, DRAFTER, 'ANSWER', { text: '已整改。', evidence: [`file:${body.id}`] });
  expect((await read(app, id)).answers[0].evidence).toEqual([{ kind: 'file', ...body }]);
  const file = await (await app.as(OFFICER)).get(`/api/v1/supervision-orders/${id}/evidence/${body.id}`);
  expect([file.status, file.text]).toEqual([200, '整改照片说明']);
  const stranger = await app.as('housing-bureau.drafter');
  expect((await stranger.get(`/api/v1/supervision-orders/${id}/evidence/${body.id}`)).status).toBe(404);
});

test('the seats and other units add none; an answer names none of another order', async () => {
  expect((await add(OFFICER)).status).toBe(403);
  expect((await add('housing-bureau.drafter')).status).toBe(404);
  const other = await issued(app);
  await must(app, other, HEAD, 'ACKNOWLEDGE');
  const { body } = await add(DRAFTER, other);
  const third = await issued(app);
  await must(app, third, HEAD, 'ACKNOWLEDGE');
  const answer = await act(app, third, DRAFTER, 'ANSWER', { text: '已整改。', evidence: [`file:${body.id}`] });
  expect([answer.status, codes(answer)]).toEqual([422, ['order-evidence-unknown']]);
});
