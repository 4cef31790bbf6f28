import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../../support/app.js';
import { drafted } from '../../support/way.js';
import { Desk, errors, hidden, idIn } from './desk.js';

let app: TestApp;
let drafter: Desk;

beforeAll(async () => {
  app = await startApp();
  drafter = Desk.at(app, 'land-bureau.drafter');
});
afterAll(async () => {
  await app.stop();
});

const NOTICE = {
  entry: 'land-grant-announcement',
  title: '同江市国有建设用地使用权挂牌出让公告',
  'elements.grant-mode': 'listing',
  'elements.parcel-location': '通江街北、繁荣路东',
  'elements.area.value': '1.2358',
  'elements.area.unit': '公顷',
};
const stored = async (id: string) => await (await app.as('land-bureau.drafter')).item(id);

test('the drafter is offered what the unit may publish, and told whose the rest is and by which rule', async () => {
  const { text } = await drafter.page('/workbench/items/new');
  expect(text).toContain('/workbench/items/new?entry=land-grant-announcement');
  expect(text).not.toContain('entry=procurement-transaction-process');
  expect(text).toMatch(
    /政府采购交易过程信息[\s\S]{0,200}归采购人、采购代理机构公开[\s\S]{0,60}谁实施、谁公开（方案三）/,
  );
});

test('a draft is kept as far as it goes, its values in the shapes of their kinds', async () => {
  const answer = await drafter.send('/workbench/items', { ...NOTICE, key: randomUUID(), do: 'save' });
  expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/edit\?saved=1&done=CREATED$/)]);
  const item = await stored(idIn(answer.headers.location));
  expect(item.elements).toEqual({
    'grant-mode': 'listing',
    'parcel-location': '通江街北、繁荣路东',
    area: { value: '1.2358', unit: '公顷' },
  });
});

test('submitting an unfinished draft keeps it and links every gap to its field', async () => {
  const answer = await drafter.send('/workbench/items', { ...NOTICE, key: randomUUID(), do: 'submit' });
  expect(answer.status).toBe(422);
  expect(errors(answer)).toEqual([
    '#elements.use 用途：必须填写。',
    '#elements.plot-ratio 容积率：必须填写。',
    '#elements.building-density 建筑密度：必须填写。',
    '#elements.grant-term 出让年限：必须填写。',
  ]);
  expect(answer.text).toContain('value="通江街北、繁荣路东"');
});

test('the same new form sent twice is one item', async () => {
  const key = randomUUID();
  const first = await drafter.send('/workbench/items', { ...NOTICE, key, do: 'save' });
  const second = await drafter.send('/workbench/items', { ...NOTICE, title: '改过的名称', key, do: 'save' });
  expect([idIn(first.headers.location), idIn(second.headers.location)]).toEqual([key, key]);
  expect((await stored(key)).title).toBe('改过的名称');
});

test('the first save in passing makes the item, and the next ones go on with its revision', async () => {
  const key = randomUUID();
  const made = await drafter.send('/workbench/items/autosave', { ...NOTICE, key });
  expect(made.body).toMatchObject({ revision: 1, address: `/workbench/items/${key}` });
  const again = await drafter.send(`/workbench/items/${key}/autosave`, {
    ...NOTICE,
    revision: '1',
    summary: '商服用地',
  });
  expect(again.body).toMatchObject({ revision: 2 });
  const stale = await drafter.send(`/workbench/items/${key}/autosave`, { ...NOTICE, revision: '1' });
  expect([stale.status, (await stored(key)).summary]).toEqual([412, '商服用地']);
});

test('a page gone stale keeps what was typed and says who changed the draft meanwhile', async () => {
  const id = await drafted(app);
  const mine = hidden(await drafter.page(`/workbench/items/${id}/edit`));
  await (await app.as('land-bureau.drafter2')).send('patch', `/api/v1/items/${id}`, { summary: '同事写的' });
  const answer = await drafter.send(`/workbench/items/${id}/edit`, {
    ...NOTICE,
    ...mine,
    title: '我写的名称',
    do: 'save',
  });
  expect(answer.status).toBe(412);
  expect(answer.text).toContain('郑志强（国土局）修改内容');
  expect(answer.text).toContain('value="我写的名称"');
  const second = await drafter.send(`/workbench/items/${id}/edit`, {
    ...NOTICE,
    ...hidden(answer),
    title: '我写的名称',
    do: 'save',
  });
  expect([second.status, (await stored(id)).title]).toEqual([303, '我写的名称']);
});

test('more rows are asked for by a button, and what was typed stays in its cells', async () => {
  const rows = (text: string) => [...text.matchAll(/name="elements\.supply-structure\.(\d+)\.use"/g)].length;
  const blank = await drafter.page('/workbench/items/new?entry=land-supply-plan');
  const more = await drafter.send('/workbench/items', {
    ...{
      entry: 'land-supply-plan',
      'elements.supply-structure.0.use': '商服用地',
      'elements.supply-structure.0.area': '8.04',
    },
    do: 'rows:elements.supply-structure',
  });
  expect([rows(blank.text), rows(more.text)]).toEqual([3, 6]);
  expect(more.text).toMatch(/name="elements\.supply-structure\.0\.use" value="商服用地"/);
});

test('a copy of an earlier item brings its content, not its dates', async () => {
  const id = await drafted(app);
  const { text } = await drafter.page(`/workbench/items/new?entry=land-grant-announcement&from=${id}`);
  expect(text).toContain('value="同江市三江口片区通江街北、繁荣路东"');
  expect(text).not.toContain('value="2026-11-20"');
});

test('a project fills in what it has said already under the same name', async () => {
  const person = await app.as('land-bureau.drafter');
  const project = { code: 'TJ-2026-09', name: '街津口石料矿采矿权', kind: 'mining' };
  const { id } = (await person.send('post', '/api/v1/projects', project)).body;
  const elements = { 'project-or-mine': '街津口建筑用石料矿' };
  await person.create({ entry: 'mining-application-registration', title: '登记', project: id, elements });
  const { text } = await drafter.page(`/workbench/items/new?entry=mining-agreement-confirmation&project=${id}`);
  expect(text).toContain('value="街津口建筑用石料矿"');
});

test('elements may be added by name, and other units asked to sign', async () => {
  const answer = await drafter.send('/workbench/items', {
    ...{ ...NOTICE, key: randomUUID(), do: 'save', countersigners: ['finance-bureau', 'water-bureau'] },
    ...{ 'extra.0.name': '周边配套', 'extra.0.value': '距码头 800 米' },
  });
  const item = await stored(idIn(answer.headers.location));
  expect([item.extra, item.countersigners]).toEqual([
    [{ id: 'x-1', name: '周边配套', value: '距码头 800 米' }],
    ['finance-bureau', 'water-bureau'],
  ]);
});

test('another unit finds no draft to edit, and its own people without the role may only read', async () => {
  const id = await drafted(app);
  expect((await Desk.at(app, 'finance-bureau.drafter').page(`/workbench/items/${id}/edit`)).status).toBe(404);
  const page = await Desk.at(app, 'land-bureau.approver').page(`/workbench/items/${id}/edit`);
  const answer = await Desk.at(app, 'land-bureau.approver').send(`/workbench/items/${id}/edit`, {
    ...NOTICE,
    ...hidden(page),
  });
  expect([answer.status, errors(answer)]).toEqual([403, [expect.stringContaining('需要“起草”的职责')]]);
});
