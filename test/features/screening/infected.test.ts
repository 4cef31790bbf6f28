import { startApp, type TestApp } from '../../support/app.js';
import { eicar, HAS_CLAMD, startClamd, type Clamd } from '../../support/clamd.js';
import { docx, paragraph } from '../../support/files/docx.js';
import { drafted, must } from '../../support/way.js';
import { codes, decided, findsOf, REVIEWER } from './support.js';

const asked = HAS_CLAMD || process.env.CI !== undefined;
if (!asked)
  process.stderr.write(
    'clamd is not installed (Debian: clamav-daemon): the way of an infected file is not tested here\n',
  );
const withClamd = asked ? describe : describe.skip;

withClamd('with a real clamd at CLAMD_URL', () => {
  let clamd: Clamd;
  let app: TestApp;
  beforeAll(async () => {
    clamd = await startClamd();
    app = await startApp({ CLAMD_URL: clamd.tcp });
  });
  afterAll(async () => {
    await app.stop();
    await clamd.stop();
  });

  test('an infected file is refused: it opens for nobody but the reviewer, cannot be kept, and is taken out with its bytes', async () => {
    const id = await drafted(app);
    const drafter = await app.as('land-bureau.drafter');
    const file = docx(paragraph('宗地说明'), { 'word/media/image1.png': eicar() });
    await drafter.send('post', `/api/v1/items/${id}/attachments`).attach('file', file, '说明.docx');
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    const reviewer = await app.as(REVIEWER);
    await reviewer.markAll(id);
    await app.drain();
    expect((await reviewer.item(id)).attachments[0].scan).toMatchObject({ state: 'infected', cause: 'virus' });
    expect((await drafter.get(`/api/v1/items/${id}`)).status).toBe(403);
    const [find] = await findsOf(app, id);
    for (const decision of ['keep', 'not-a-find'])
      expect(codes(await decided(app, id, find!.id, { decision, reason: '可以' }))).toEqual(['find-infected']);
    expect((await reviewer.act(id, 'CLEAR')).status).toBe(422);
    expect((await reviewer.send('delete', `/api/v1/items/${id}/finds/${find!.id}`)).status).toBe(200);
    expect((await reviewer.item(id)).attachments).toEqual([]);
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });
});
