import { startApp, type TestApp } from '../../support/app.js';
import { cleared, drafted, published } from '../../support/way.js';
import { Desk, errors } from './desk.js';

const DAY = 86_400_000;
let app: TestApp;
const at = (account: string): Desk => Desk.at(app, account);

beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const counts = (text: string): string[] => [...text.matchAll(/stat__number">(\d+)</g)].map(([, n = '']) => n);

test('a unit sees its items red, yellow and green by the age of their step, and each colour is a list', async () => {
  await cleared(app, { title: '等了两周的' });
  app.clock.advance(14 * DAY);
  await drafted(app, { title: '刚起草的' });
  const board = await at('land-bureau.clerk').page('/workbench/units/land-bureau');
  expect(counts(board.text)).toEqual(['1', '0', '1']);
  const red = await at('land-bureau.clerk').page('/workbench/units/land-bureau?tone=red');
  expect([red.text.includes('等了两周的'), red.text.includes('刚起草的')]).toEqual([true, false]);
});

test('what is done leaves the list of what is under way and stays in the whole', async () => {
  await published(app, { title: '已经办结的' });
  const seen = async (query: string) =>
    (await at('land-bureau.drafter').page(`/workbench/units/land-bureau${query}`)).text.includes('已经办结的');
  expect([await seen(''), await seen('?show=all')]).toEqual([false, true]);
});

test.each([
  ['finance-bureau.drafter', 404],
  ['office.officer', 200],
  ['supervision-office.officer', 200],
  ['secrecy-authority.officer', 404],
  ['admin', 404],
])('the list of another unit, asked for by %s, answers %i', async (account, status) => {
  expect((await at(account).page('/workbench/units/land-bureau')).status).toBe(status);
});

test('a project is recorded with its parties and authorisations, and shows everything from announcement on', async () => {
  const form = {
    ...{ code: 'TJ-2026-01', name: '三江口排水工程', kind: 'engineering', 'parties.tenderer': 'tenderer' },
    ...{ 'authorisations.0.agency': 'tender-agency', 'authorisations.0.principal': 'tenderer' },
    ...{
      'authorisations.0.document': '委托书第 3 号',
      'authorisations.0.from': '2026-01-01',
      'authorisations.0.to': '',
    },
  };
  const refused = await at('tender-agency.drafter').send('/workbench/projects', form);
  expect([refused.status, errors(refused)]).toEqual([403, [expect.stringContaining('代理机构不能给自己登记授权')]]);
  expect(refused.text).toContain('value="委托书第 3 号"');
  const made = await at('tenderer.drafter').send('/workbench/projects', form);
  expect(made.headers.location).toMatch(/^\/workbench\/projects\/[0-9a-f-]{36}\?done=CREATE_PROJECT$/);
  const project = /projects\/([0-9a-f-]{36})/.exec(made.headers.location ?? '')?.[1] ?? '';
  const begun = await (
    await app.as('tender-agency.drafter')
  ).create({ entry: 'engineering-tender-notice', title: '招标公告', project });
  expect(begun.status).toBe(201);
  const page = await at('tenderer.drafter').page(`/workbench/projects/${project}`);
  expect(page.text).toMatch(/示例招标采购代理有限公司受示例城市建设投资有限公司委托：[\s\S]*委托书第 3 号/);
  expect(page.text).toMatch(/招标公告[\s\S]*史佳琪/);
});

test('a project without what it needs comes back with every gap, and what was typed', async () => {
  const answer = await at('tenderer.drafter').send('/workbench/projects', { code: '', name: '只有名称', kind: '' });
  expect(answer.status).toBe(400);
  expect(errors(answer).map((line) => line.split(' ')[0])).toEqual(['#code', '#kind']);
  expect(answer.text).toContain('value="只有名称"');
});

test('every page speaks English when asked, and keeps to it', async () => {
  const answer = await at('land-bureau.drafter').page('/workbench?lang=en');
  expect(answer.text).toContain('<html lang="en">');
  expect(answer.text).toContain('To do');
  expect(String(answer.headers['set-cookie'])).toContain('lang=en');
});
