import { startApp, type TestApp } from '../../support/app.js';
import { must } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const ID_NUMBER = '230881199001011234';
const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code);

test('条例 15: id numbers of recipients are never published; names and results are, masked by the reviewer', async () => {
  const drafter = await app.as('housing-bureau.drafter');
  const entry = (await drafter.get('/api/v1/catalogue/housing-allocation')).body;
  const recipients = entry.elements.find((element: { id: string }) => element.id === 'recipients');
  const idColumn = recipients.columns.find((column: { personal: boolean }) => column.personal).id as string;
  const nameColumn = recipients.columns.find((column: { personal: boolean }) => !column.personal).id as string;
  const elements = Object.fromEntries(
    entry.elements.map((element: { id: string; kind: string }) => [
      element.id,
      ['persons', 'table'].includes(element.kind) ? [{ [nameColumn]: '测试人甲', [idColumn]: ID_NUMBER }] : '见说明。',
    ]),
  ) as Record<string, unknown>;
  for (const element of entry.elements as { id: string; kind: string; columns?: { id: string }[] }[]) {
    if (element.kind === 'table') elements[element.id] = [{ [element.columns![0]!.id]: '一套' }];
  }
  const created = await drafter.create({ entry: 'housing-allocation', title: '2026 年第一批公租房分配结果', elements });
  const { id } = created.body;
  await must(app, id, 'housing-bureau.drafter', 'SUBMIT');
  const reviewer = await app.as('housing-bureau.reviewer');
  await reviewer.markAll(id);
  expect(codes(await reviewer.act(id, 'CLEAR'))).toContain('identifies-people');
  const masked = { decision: 'mask', ground: 'personal-privacy', reason: '身份证号不公开' };
  await reviewer.markAll(id, { 'element:recipients': masked, 'element:results': masked });
  await must(app, id, 'housing-bureau.reviewer', 'CLEAR');
  await must(app, id, 'housing-bureau.approver', 'APPROVE');
  await must(app, id, 'housing-bureau.publisher', 'PUBLISH');
  const { publication } = await reviewer.item(id);
  const page = await reviewer.get(publication.url);
  expect(page.text).toContain('测试人甲');
  expect(page.text).not.toContain(ID_NUMBER);
  const open = await reviewer.get(`/open/v1/publications/${publication.number}`);
  expect(open.text).not.toContain(ID_NUMBER);
});
