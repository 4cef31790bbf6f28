import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../support/app.js';
import { drafted, submitted } from '../../support/way.js';

let app: TestApp;
let id: string;
beforeAll(async () => {
  app = await startApp();
  id = await drafted(app);
});
afterAll(async () => {
  await app.stop();
});

interface Told {
  readonly fileName?: string;
  readonly title?: string;
  readonly key?: string;
  readonly by?: string;
  readonly item?: string;
}
async function upload(bytes: string | Buffer, { fileName = 'a.txt', title, key, by, item = id }: Told = {}) {
  const person = await app.as(by ?? 'land-bureau.drafter');
  let form = person.send('post', `/api/v1/items/${item}/attachments`);
  if (key !== undefined) form = form.set('idempotency-key', key);
  if (title !== undefined) form = form.field('title', title);
  return await form.attach('file', Buffer.from(bytes), { filename: fileName });
}
const kept = async (): Promise<number> =>
  Number((await app.pool.query<{ count: string }>('SELECT count(*) FROM blob')).rows[0]!.count);

/** One stored entry after another, as a zip begins. */
const zip = (...names: readonly string[]): Buffer =>
  Buffer.concat(
    names.flatMap((name) => {
      const header = Buffer.alloc(30);
      header.writeUInt32LE(0x04034b50, 0);
      header.writeUInt16LE(20, 4);
      header.writeUInt16LE(name.length, 26);
      return [header, Buffer.from(name)];
    }),
  );

describe('what a file is, its content says', () => {
  test.each([
    ['a page that calls itself a picture', '<!doctype html><script>1</script>', 'a.png'],
    [
      'a vector drawing with script that calls itself text',
      '<?xml version="1.0"?><svg><script>1</script></svg>',
      'a.txt',
    ],
    ['bytes that call themselves text', Buffer.from([0x61, 0, 0x62]), 'a.csv'],
    ['an archive that calls itself a document', zip('setup.exe'), 'a.docx'],
    ['an archive that calls itself a fixed-layout document', zip('setup.exe', 'b.dll'), 'a.ofd'],
  ])('%s is refused', async (_what, bytes, fileName) => {
    const answer = await upload(bytes, { fileName });
    expect([answer.status, answer.body.code]).toEqual([422, 'file-kind']);
  });

  test('a fixed-layout document (GB/T 33190) is a zip entered by OFD.xml', async () => {
    const answer = await upload(zip('OFD.xml', 'Doc_0/Document.xml'), { fileName: '公告.ofd' });
    expect([answer.status, answer.body.mediaType]).toEqual([201, 'application/ofd']);
  });

  test('20 MiB is taken, one byte more is 413, nothing at all is empty', async () => {
    const most = 20 * 1024 * 1024;
    const answers = [];
    for (const size of [most, most + 1, 0]) answers.push(await upload(Buffer.alloc(size, 97)));
    expect(answers.map(({ status }) => status)).toEqual([201, 413, 422]);
    expect(answers[1]!.body).toMatchObject({ code: 'file-too-large', detail: expect.stringContaining('20 MB') });
  });
});

describe('how a file is called', () => {
  test('folders and control characters are dropped', async () => {
    const { body } = await upload('x', { fileName: '../../etc/pass\u0001wd.txt', title: '宗地\u0007图' });
    expect([body.fileName, body.title]).toEqual(['passwd.txt', '宗地图']);
    expect((await upload('x', { fileName: 'a.txt', title: '宗\u0000地图' })).body.code).toBe('text-unstorable');
  });

  test('a name or title too long is cut between characters, and the ending stays', async () => {
    const answer = await upload('long', { fileName: `a${'😀'.repeat(120)}.txt`, title: `a${'😀'.repeat(150)}` });
    expect(answer.status).toBe(201);
    const { fileName, title } = answer.body as { fileName: string; title: string };
    expect([fileName.endsWith('😀.txt'), title.endsWith('😀')]).toEqual([true, true]);
    const back = await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${id}/attachments/${answer.body.id}`);
    expect(back.status).toBe(200);
  });
});

describe('refused means nothing was written (invariant 1)', () => {
  test('the bytes of a refused upload are not kept: another role, another state, another unit', async () => {
    const inReview = await submitted(app);
    const before = await kept();
    const answers = [
      await upload('of the publisher', { by: 'land-bureau.publisher' }),
      await upload('too late', { item: inReview }),
      await upload('of another unit', { by: 'housing-bureau.drafter' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 409, 404]);
    expect(await kept()).toBe(before);
  });

  test('an upload sent again with its key is answered as the first time, and attached once', async () => {
    const key = randomUUID();
    const [first, again] = [await upload('once', { key }), await upload('once', { key })];
    expect([again.status, again.body]).toEqual([201, first.body]);
    const { attachments } = await (await app.as('land-bureau.drafter')).item(id);
    expect(attachments.filter((one: { sha256: string }) => one.sha256 === first.body.sha256)).toHaveLength(1);
  });

  test('the same bytes on two items are kept once', async () => {
    const other = await drafted(app);
    await upload('shared');
    const before = await kept();
    expect((await upload('shared', { item: other })).status).toBe(201);
    expect(await kept()).toBe(before);
  });
});
