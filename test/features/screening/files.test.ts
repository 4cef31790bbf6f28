import { startApp, type TestApp } from '../../support/app.js';
import { drafted, must } from '../../support/way.js';

const REVIEWER = 'land-bureau.reviewer';
const APPROVER = 'land-bureau.approver';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code);

async function withFile(name: string, bytes: Buffer): Promise<string> {
  const id = await drafted(app);
  const attached = await (
    await app.as('land-bureau.drafter')
  )
    .send('post', `/api/v1/items/${id}/attachments`)
    .attach('file', bytes, name);
  expect(attached.status).toBe(201);
  await must(app, id, 'land-bureau.drafter', 'SUBMIT');
  await (await app.as(REVIEWER)).markAll(id);
  return id;
}

const scanOf = async (id: string) => (await (await app.as(REVIEWER)).item(id)).attachments[0].scan;
const findOf = async (id: string) => (await (await app.as(REVIEWER)).get(`/api/v1/items/${id}/finds`)).body[0];

async function decide(id: string, body: object) {
  const { id: find } = await findOf(id);
  return await (await app.as(REVIEWER)).send('post', `/api/v1/items/${id}/finds/${find}/decision`, body);
}

describe('attachments are read before anything leaves', () => {
  test('CLEAR waits for the reading; a clean file then passes', async () => {
    const id = await withFile('clean.csv', Buffer.from('宗地,面积\n一号,1.2358\n'));
    expect(await scanOf(id)).toEqual({ state: 'pending' });
    expect(codes(await (await app.as(REVIEWER)).act(id, 'CLEAR'))).toEqual(['attachment-unread']);
    await app.drain();
    expect(await scanOf(id)).toEqual({ state: 'clean' });
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });

  test('a find in a file is kept only with a reason of the reviewer and one of the approver, or the file stays inside', async () => {
    const id = await withFile('list.csv', Buffer.from('项目,电话\n宗地一,13812345678\n'));
    await app.drain();
    expect(await scanOf(id)).toEqual({ state: 'finds' });
    expect(codes(await (await app.as(REVIEWER)).act(id, 'CLEAR'))).toEqual(['find-undecided']);
    expect(codes(await decide(id, { decision: 'mask' }))).toEqual(['find-in-file']);
    expect((await decide(id, { decision: 'keep', reason: '单位公开电话' })).status).toBe(200);
    await must(app, id, REVIEWER, 'CLEAR');
    expect(codes(await (await app.as(APPROVER)).act(id, 'APPROVE'))).toEqual(['kept-files-reason']);
    expect((await must(app, id, APPROVER, 'APPROVE', { keptFilesReason: '已核对，是单位电话' })).state).toContain(
      'work.publication',
    );
  });

  test('a file whose reader died is read by another once its time is over, and by nobody else before', async () => {
    const id = await withFile('leased.csv', Buffer.from('宗地,面积\n二号,2.4716\n'));
    const until = new Date(app.clock.now().getTime() + 60_000);
    await app.pool.query('UPDATE blob SET scan_leased_until = $1 WHERE scan IS NULL', [until]); // as a killed worker leaves it
    await app.drain();
    expect(await scanOf(id)).toEqual({ state: 'pending' });
    app.clock.advance(61_000);
    await app.drain();
    expect(await scanOf(id)).toEqual({ state: 'clean' });
  });

  test('what cannot be read is never called clean: a person opens it and says so', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const id = await withFile('scan.png', png);
    await app.drain();
    expect(await scanOf(id)).toMatchObject({ state: 'unscannable', cause: 'image' });
    expect((await findOf(id)).message).toContain('图片');
    expect(codes(await decide(id, { decision: 'not-a-find' }))).toEqual(['unscannable-needs-word']);
    expect((await decide(id, { decision: 'keep', reason: '已打开逐页看过，是宗地图' })).status).toBe(200);
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });

  test('each file is read once, whoever attaches it again', async () => {
    const bytes = Buffer.from('宗地,面积\n二号,2.0\n');
    await withFile('a.csv', bytes);
    await app.drain();
    const again = await withFile('b.csv', bytes);
    expect(await scanOf(again)).toEqual({ state: 'clean' });
  });
});
