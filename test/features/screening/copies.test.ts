import { createHash } from 'node:crypto';
import request from 'supertest';
import { startApp, type TestApp } from '../../support/app.js';
import { docx, paragraph } from '../../support/files/docx.js';
import { unpacked } from '../../../src/reading/reader/unpacked.js';
import { drafted, must } from '../../support/way.js';
import { decided, findsOf, REVIEWER } from './support.js';

const AUTHOR = '张某某';
const CORE = `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${AUTHOR}</dc:creator></cp:coreProperties>`;
const NOTICE = docx(paragraph('本宗地位于同江市三江口片区，土地用途为商服用地，出让年限四十年。'), {
  'docProps/core.xml': CORE,
});
const SECRET = Buffer.from('宗地,说明\n一号,机密★10年\n');

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

async function withFile(name: string, bytes: Buffer): Promise<string> {
  const id = await drafted(app);
  const drafter = await app.as('land-bureau.drafter');
  await drafter.send('post', `/api/v1/items/${id}/attachments`).attach('file', bytes, name);
  await must(app, id, 'land-bureau.drafter', 'SUBMIT');
  await (await app.as(REVIEWER)).markAll(id);
  await app.drain();
  return id;
}

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const stored = async (bytes: Buffer): Promise<number | undefined> =>
  (
    await app.pool.query<{ size: number }>('SELECT octet_length(content) AS size FROM blob WHERE sha256 = $1', [
      sha(bytes),
    ])
  ).rows[0]?.size;

describe('the public copy of a file', () => {
  test('is another file with another hash, without its author; the original stays inside, and the copy is made once', async () => {
    const id = await withFile('竞买须知.docx', NOTICE);
    const { attachments } = await (await app.as(REVIEWER)).item(id);
    expect(attachments[0].scan).toMatchObject({ stripped: true, metadata: [{ name: 'author', value: AUTHOR }] });
    for (const { id: find } of await findsOf(app, id))
      await decided(app, id, find, { decision: 'not-a-find', reason: '不是疑点' });
    await must(app, id, REVIEWER, 'CLEAR');
    await must(app, id, 'land-bureau.approver', 'APPROVE');
    await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    const { publication } = await (await app.as(REVIEWER)).item(id);
    const shown = (await request(app.url).get(`/open/v1/publications/${publication.number}`)).body.attachments[0];
    expect(shown.sha256).not.toBe(sha(NOTICE));
    const file = await request(app.url).get(new URL(shown.url).pathname).responseType('blob');
    expect(sha(file.body)).toBe(shown.sha256);
    const inside = [...unpacked(file.body).values()].map((part) => Buffer.from(part).toString()).join('');
    expect([inside.includes('三江口片区'), inside.includes(AUTHOR)]).toEqual([true, false]);
    expect(await stored(NOTICE)).toBe(NOTICE.length);
    const again = await withFile('竞买须知.docx', NOTICE);
    const copies = await app.pool.query('SELECT FROM blob WHERE sha256 = $1', [shown.sha256]);
    expect([(await (await app.as(REVIEWER)).item(again)).attachments[0].scan.stripped, copies.rowCount]).toEqual([
      true,
      1,
    ]);
  });
});

describe('a file with a mark of secrecy (保守国家秘密法 26)', () => {
  test('is taken out with its bytes, unless another item has the same file: then with the last of them', async () => {
    const [first, second] = [await withFile('a.csv', SECRET), await withFile('b.csv', SECRET)];
    const expunge = async (id: string) => {
      const found = (await findsOf(app, id)).find(({ detector }) => detector === 'secrecy-mark');
      return (await (await app.as(REVIEWER)).send('delete', `/api/v1/items/${id}/finds/${found!.id}`)).status;
    };
    expect((await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${first}`)).status).toBe(403);
    expect(await expunge(first)).toBe(200);
    expect(await stored(SECRET)).toBe(SECRET.length);
    expect((await (await app.as(REVIEWER)).item(first)).attachments).toEqual([]);
    expect(await expunge(second)).toBe(200);
    const { rows } = await app.pool.query(
      'SELECT octet_length(content) AS size, erased_at IS NOT NULL AS erased FROM blob WHERE sha256 = $1',
      [sha(SECRET)],
    );
    expect([rows[0], (await (await app.as(REVIEWER)).item(second)).attachments]).toEqual([
      { size: 0, erased: true },
      [],
    ]);
  });
});
