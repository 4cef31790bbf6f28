import { startApp, type TestApp } from '../../support/app.js';
import { drafted, must, published, submitted } from '../../support/way.js';
import { Desk, errors, hidden } from './desk.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let app: TestApp;
const at = (account: string): Desk => Desk.at(app, account);

beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

test('marks are made item by item; what hides something needs a ground, and the page then hides it', async () => {
  const id = await submitted(app);
  const reviewer = at('land-bureau.reviewer');
  const path = `/workbench/items/${id}/marks`;
  const form = hidden(await reviewer.page(`/workbench/items/${id}`));
  const hiding = { ...form, 'decision.element:area': 'withhold', 'reason.element:area': '面积待核', do: 'rest' };
  const refused = await reviewer.send(path, hiding);
  expect([refused.status, errors(refused)]).toEqual([422, ['#mark.element:area 面积：遮蔽或不公开要有法定理由。']]);
  expect(refused.text).toMatch(/id="mark.element:area.withhold"[^>]* checked/);
  expect(refused.text).toContain('value="面积待核"');
  const saved = await reviewer.send(path, { ...hiding, ...hidden(refused), 'ground.element:area': 'trade-secret' });
  expect(saved.headers.location).toBe(`/workbench/items/${id}?done=MARK#marks`);
  const { text } = await reviewer.page(`/workbench/items/${id}`);
  const document = /<article class="document">[\s\S]*?<\/article>/.exec(text)?.[0] ?? '';
  expect([document.includes('1.2358'), document.includes('商业秘密')]).toEqual([false, true]);
});

test('a file is taken by what is in it, and a disguised one is refused with the title kept', async () => {
  const id = await drafted(app);
  const drafter = at('land-bureau.drafter');
  expect((await drafter.upload(id, '宗地图.png', PNG, '宗地图')).status).toBe(303);
  const refused = await drafter.upload(id, '宗地图.pdf', PNG, '红线图');
  expect([refused.status, errors(refused)]).toEqual([422, [expect.stringMatching(/^#file 不能接收 宗地图.pdf/)]]);
  expect(refused.text).toContain('value="红线图"');
  const page = await drafter.page(`/workbench/items/${id}/attachments`);
  const [, remove = ''] = /action="([^"]*\/remove)"/.exec(page.text) ?? [];
  await drafter.send(remove, hidden(page));
  expect((await drafter.page(`/workbench/items/${id}/attachments`)).text).toContain('没有附件');
});

test('a form without a file says so beside the field', async () => {
  const id = await drafted(app);
  const refused = await at('land-bureau.drafter').send(`/workbench/items/${id}/attachments`, { revision: '1' });
  expect(errors(refused)).toEqual(['#file 请选择一个文件。']);
});

test('colleagues leave a word that is on the trail and not on the page', async () => {
  const id = await submitted(app);
  const reviewer = at('land-bureau.reviewer');
  await reviewer.send(`/workbench/items/${id}/comments`, { text: '请补宗地图\n<b>急</b>' });
  expect((await at('land-bureau.drafter').page(`/workbench/items/${id}/comments`)).text).toContain(
    '请补宗地图<br>&lt;b&gt;急&lt;/b&gt;',
  );
  expect((await at('land-bureau.drafter').page(`/workbench/items/${id}/trail`)).text).toContain('罗佳琪（国土局）留言');
  const empty = await reviewer.send(`/workbench/items/${id}/comments`, { text: ' ' });
  expect([empty.status, empty.text.includes('class="field__error"')]).toEqual([422, true]);
});

test('a correction is compared with what is public, word by word', async () => {
  const id = await published(app);
  await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '面积有误' });
  await (
    await app.as('land-bureau.drafter')
  ).send('patch', `/api/v1/items/${id}`, {
    elements: { 'parcel-location': '同江市三江口片区通江街南、繁荣路东' },
  });
  const { text } = await at('land-bureau.drafter').page(`/workbench/items/${id}/versions`);
  expect(text).toMatch(/<dt>宗地位置<\/dt>/);
  expect(text).toMatch(/<del><span class="visually-hidden">删除：<\/span>[^<]*北[^<]*<\/del>/);
  expect(text).toMatch(/<ins><span class="visually-hidden">新增：<\/span>[^<]*南[^<]*<\/ins>/);
  const changes = /class="diff-list"[\s\S]*?<\/dl>/.exec(text)?.[0] ?? '';
  expect([...changes.matchAll(/<dt>([^<]*)</g)].map(([, label]) => label)).toEqual(['宗地位置']);
});

test('the diagram lights where the item is, and every delivery shows its attempts', async () => {
  const id = await published(app);
  const diagram = await at('land-bureau.drafter').page(`/workbench/items/${id}/diagram`);
  expect(diagram.text).toMatch(/workflow__state--active[\s\S]*办结/);
  expect(diagram.text).toContain('workflow__state--visited');
  expect((await at('land-bureau.drafter').page(`/workbench/items/${id}/deliveries`)).status).toBe(200);
});
