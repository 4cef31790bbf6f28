import { startApp, type TestApp } from '../../support/app.js';
import { cleared, drafted, submitted } from '../../support/way.js';
import { Desk } from './desk.js';

const DAY = 86_400_000;
let app: TestApp;
const at = (account: string): Desk => Desk.at(app, account);

beforeEach(async () => {
  app = await startApp();
});
afterEach(async () => {
  await app.stop();
});

const rows = (text: string): string[] => [...text.matchAll(/data-open>([^<]*)</g)].map(([, title = '']) => title);
const count = (text: string, view: string): string =>
  new RegExp(`>${view}(?: <span class="count">([^<]*)</span>)?</a>`).exec(text)?.[1] ?? '';

test('each list has its own address and count, and a task is claimed and put back where it stands', async () => {
  await cleared(app, { title: '甲地块公告' });
  const before = await at('land-bureau.approver').page('/workbench');
  expect([rows(before.text), count(before.text, '待办'), count(before.text, '我已认领')]).toEqual([
    ['甲地块公告'],
    '1',
    '',
  ]);
  const [, claim = ''] = /action="(\/workbench\/tasks\/[^"]*\/claim)"/.exec(before.text) ?? [];
  const claimed = await at('land-bureau.approver').send(claim, { back: '/workbench?view=claimed' });
  expect(claimed.headers.location).toBe('/workbench?view=claimed&done=CLAIM');
  const mine = await at('land-bureau.approver').page('/workbench?view=claimed');
  expect([rows(mine.text), count(mine.text, '我已认领')]).toEqual([['甲地块公告'], '1']);
  expect(rows((await at('land-bureau.approver2').page('/workbench')).text)).toEqual([]);
  await at('land-bureau.approver').send(claim.replace('claim', 'release'), { back: 'https://elsewhere.test/' });
  expect(rows((await at('land-bureau.approver2').page('/workbench')).text)).toEqual(['甲地块公告']);
});

test('a row says what, whose, which step and how long it has waited - in words', async () => {
  await cleared(app, { title: '甲地块公告' });
  const waits = async () =>
    /class="tag tag--(\w+)">([^<]*)</.exec((await at('land-bureau.approver').page('/workbench')).text);
  expect((await waits())?.slice(1)).toEqual(['green', expect.stringMatching(/^剩 2 个工作日 · \d+月\d+日$/)]);
  app.clock.advance(14 * DAY);
  expect((await waits())?.slice(1)).toEqual(['red', expect.stringMatching(/^超期 \d+ 个工作日 · \d+月\d+日$/)]);
});

test('the list is narrowed by words, entry, step and age, and says that it is', async () => {
  await cleared(app, { title: '三江口地块公告' });
  app.clock.advance(4 * DAY);
  await cleared(app, { title: '通江街地块公告' });
  const approver = at('land-bureau.approver');
  const seen = async (query: string) => rows((await approver.page(`/workbench?${query}`)).text);
  expect(await seen('view=todo&q=通江街&entry=&unit=&step=&age=')).toEqual(['通江街地块公告']);
  expect(await seen('age=3')).toEqual(['三江口地块公告']);
  expect(await seen('entry=land-supply-plan')).toEqual([]);
  expect(await seen('step=approve&unit=land-bureau')).toHaveLength(2);
  expect((await approver.page('/workbench?age=3')).text).toContain('清除筛选');
});

test('a long list goes on by key, and no row is missed or seen twice', async () => {
  for (let number = 1; number <= 53; number += 1) await drafted(app, { title: `第 ${number} 件` });
  const first = await at('land-bureau.drafter').page('/workbench?view=mine');
  const [, next = ''] = /rel="next" href="([^"]*)"/.exec(first.text) ?? [];
  const second = await at('land-bureau.drafter').page(next.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
  const titles = [...rows(first.text), ...rows(second.text)];
  expect([rows(first.text).length, new Set(titles).size]).toEqual([50, 53]);
});

test('the chosen row opens beside the list with its page and its duties, and acting leads back to the list', async () => {
  const id = await submitted(app, { title: '甲地块公告' });
  const { text } = await at('land-bureau.reviewer').page(`/workbench?item=${id}`);
  expect(text).toContain('aria-current="true"');
  expect(text).toMatch(/<article class="document">[\s\S]*甲地块公告/);
  expect(text).toContain('name="back" value="/workbench"');
  const done = await at('land-bureau.reviewer').press(id, 'RETURN', { reason: '缺宗地图', back: '/workbench' });
  expect(done.headers.location).toBe('/workbench?done=RETURN');
  expect((await at('land-bureau.reviewer').page('/workbench?done=RETURN')).text).toContain('已退回');
});

test('an empty list says what it is and what to do', async () => {
  expect((await at('land-bureau.publisher').page('/workbench')).text).toMatch(/没有待办[\s\S]*轮到您办理时/);
});
