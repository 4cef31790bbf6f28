import { startApp, type TestApp } from '../../support/app.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { must } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const MARKUP = `<img src=x onerror=alert(1)>"'\`{{7*7}}`;

/** An item whose every text is markup, published once and under correction. */
async function writtenInMarkup(): Promise<{ id: string; number: string; project: string; file: string }> {
  const drafter = await app.as('land-bureau.drafter');
  const named = { code: 'MARKUP', name: MARKUP, kind: 'land' };
  const project = (await drafter.send('post', '/api/v1/projects', named)).body.id as string;
  const { body } = await drafter.create({
    ...LAND_NOTICE,
    ...{ title: MARKUP, summary: MARKUP, project, extra: [{ id: 'x-more', name: MARKUP, value: MARKUP }] },
    elements: { ...LAND_NOTICE.elements, 'parcel-location': MARKUP, 'plot-ratio': MARKUP },
  });
  const id = body.id as string;
  const form = drafter.send('post', `/api/v1/items/${id}/attachments`).field('title', MARKUP);
  const file = await form.attach('file', Buffer.from('宗地位置说明'), { filename: '<b onclick=x>.txt' });
  await drafter.send('post', `/api/v1/items/${id}/comments`, { text: MARKUP });
  await must(app, id, 'land-bureau.drafter', 'SUBMIT', { comment: MARKUP });
  const reviewer = await app.as('land-bureau.reviewer');
  const item = await reviewer.item(id);
  const targets = [...Object.keys(item.elements), 'x-more'].map((element) => `element:${element}`);
  const marks = [...targets, `attachment:${file.body.id as string}`].map((target) => ({
    ...{ target, decision: 'publish', reason: MARKUP },
  }));
  await reviewer.send('put', `/api/v1/items/${id}/marks`, { marks });
  await app.drain();
  await must(app, id, 'land-bureau.reviewer', 'CLEAR', { comment: MARKUP });
  await must(app, id, 'land-bureau.approver', 'APPROVE', { comment: MARKUP });
  await must(app, id, 'land-bureau.publisher', 'PUBLISH');
  await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: MARKUP });
  return { id, project, number: (await drafter.item(id)).publication.number as string, file: file.body.id as string };
}

test('markup in any text field is shown as it was typed, on every page that shows it', async () => {
  const { id, number, project } = await writtenInMarkup();
  const tabs = [
    '',
    '/edit',
    '/trail',
    '/attachments',
    '/marks',
    '/comments',
    '/versions',
    '/actions',
    '/deliveries',
    '/workflow',
  ];
  const pages = [
    ...['/', '/feed.atom', '/search?q=img', `/open/${number}`, `/projects/${project}`, '/units/land-bureau'],
    ...tabs.map((tab) => `/workbench/items/${id}${tab}`),
    ...[
      '/workbench',
      '/workbench?view=mine',
      `/workbench?item=${id}`,
      '/workbench/projects',
      `/workbench/projects/${project}`,
    ],
    ...['/workbench/units/land-bureau?show=all', `/workbench/items/new?entry=${LAND_NOTICE.entry}&project=${project}`],
  ];
  const drafter = await app.as('land-bureau.drafter');
  const shown: string[] = [];
  for (const page of pages) {
    const { status, text } = await drafter.get(page).set('accept', 'text/html');
    expect([
      page,
      status < 500,
      text.includes('<img src=x'),
      text.includes('<b onclick'),
      text.includes('{{') && !text.includes('{{7*7}}'),
    ]).toEqual([...[page, true, false, false, false]]);
    if (status === 200 && text.includes('onerror')) shown.push(page);
  }
  expect(shown).toEqual(
    expect.arrayContaining([
      '/',
      '/feed.atom',
      `/open/${number}`,
      `/workbench/items/${id}`,
      `/workbench/projects/${project}`,
    ]),
  );
});

test('a file named in markup is served as a download under an encoded name', async () => {
  const drafter = await app.as('land-bureau.drafter');
  const { body } = await drafter.create(LAND_NOTICE);
  const form = drafter.send('post', `/api/v1/items/${body.id as string}/attachments`);
  const file = await form.attach('file', Buffer.from('x'), { filename: `a"b'<c>;d.txt` });
  const answer = await drafter.get(`/api/v1/items/${body.id as string}/attachments/${file.body.id as string}`);
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
});
