import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { PublicElement } from '../../../src/domain/catalogue/element-values.js';
import { publish, storeFile } from '../../support/publications.js';
import { openWindow, type TestWindow } from '../../support/window.js';

let window: TestWindow;
const get = (path: string) => request(window.url).get(path).set('accept', 'text/html');
const PRIVACY = { id: 'personal-privacy', name: { zh: '个人隐私', en: 'personal privacy' }, article: '条例第15条' };

beforeAll(async () => {
  window = await openWindow();
});
afterAll(async () => {
  await window.stop();
});

test('an item shows its standard metadata, for people and in the tags of government sites', async () => {
  const number = await publish(window.pool, { title: '三江路地块出让公告', summary: '三江路东侧 1.2 公顷' });
  const { text, status, headers } = await get(`/open/${number}`);
  expect(status).toBe(200);
  for (const words of [
    '索引号',
    number,
    '名称',
    '内容概述',
    '公开主体',
    '生成日期',
    '2026-10-30',
    '发布日期',
    '有效性',
    '信息分类',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).toContain('<meta name="ArticleTitle" content="三江路地块出让公告">');
  for (const [name, content] of [
    ['ContentSource', '国土局'],
    ['SiteIDCode', '2308810000'],
    ['SiteName', '同江市公共资源配置领域政府信息公开'],
  ]) {
    expect(text).toContain(`<meta name="${name}" content="${content}">`);
  }
  expect(headers['last-modified']).toMatch(/GMT$/);
});

test('values appear as their kind: amounts with unit, tables, what is withheld with its ground, what is masked said so', async () => {
  const body: PublicElement[] = [
    element('price', '交易价格', 'amount', { value: '1860.50', currency: 'CNY', unit: '万元' }),
    { ...element('mode', '出让方式', 'code', 'listing'), chosen: { zh: '挂牌', en: 'listing' } },
    { ...element('plan', '谈判底价', 'text', null), withheld: true, ground: PRIVACY },
    {
      ...element('people', '分配对象', 'persons', [{ name: '王芳', id: '＊＊＊' }]),
      ...{ masked: true, ground: PRIVACY },
      columns: [column('name', '姓名'), column('id', '身份证号')],
    },
    element('note', '说明', 'long-text', '第一段\n\n<script>alert(1)</script>'),
  ];
  const { text } = await get(`/open/${await publish(window.pool, { body })}`);
  expect(text).toContain('1,860.50 万元');
  expect(text).toContain('挂牌');
  expect(text).toContain('此项依法不予公开。理由：个人隐私（条例第15条）。');
  expect(text).toContain('<td data-label="身份证号">＊＊＊</td>');
  expect(text).toContain('其中依法不公开的部分已隐去（＊）。理由：个人隐私（条例第15条）。');
  expect(text).toContain('<p>第一段</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
});

test.each([
  ['held', '正在核查'],
  ['takenDown', '已撤下'],
  ['expired', '停止公示'],
])(
  'what is %s answers 410 with the notice and betrays neither title nor content, for people and programs',
  async (visibility, words) => {
    const notice = `说明${visibility}`;
    const number = await publish(window.pool, { title: '不再公开的标题', visibility, notice });
    const page = await get(`/open/${number}`);
    expect(page.status).toBe(410);
    expect(page.text).toContain(words);
    expect(page.text).toContain(notice);
    const problem = await request(window.url).get(`/open/v1/publications/${number}`);
    expect(problem.status).toBe(410);
    expect(problem.body.code).toBe(`gone-${visibility}`);
    expect(problem.body.detail).toContain(notice);
    for (const text of [page.text, problem.text]) expect(text).not.toContain('不再公开的标题');
    for (const path of ['/', '/domains/land', '/feed.atom', '/sitemap.xml', '/open/v1/publications']) {
      expect((await get(path)).text).not.toContain(number);
    }
    expect((await get(`/search?q=${encodeURIComponent('不再公开的标题')}`)).text).not.toContain(number);
  },
);

test('what is repealed stays readable and says so', async () => {
  const number = await publish(window.pool, { title: '旧办法', visibility: 'repealed', notice: '由新办法代替' });
  const { status, text } = await get(`/open/${number}`);
  expect(status).toBe(200);
  expect(text).toContain('废止');
  expect(text).toContain('由新办法代替');
});

test('earlier versions stay readable, each with what changed', async () => {
  const number = await publish(window.pool, { title: '第一稿' });
  await publish(window.pool, { number, version: 2, title: '第二稿', changeNote: '面积由 1.2 改为 1.3 公顷' });
  const current = await get(`/open/${number}`);
  expect(current.text).toContain('面积由 1.2 改为 1.3 公顷');
  const first = await get(`/open/${number}?version=1`);
  expect(first.text).toContain('这是第 1 版，已有新的版本');
  expect(first.text).toContain('<h1 class="document__title" lang="zh-CN" data-part="title">第一稿</h1>');
  expect((await get(`/open/${number}?version=3`)).status).toBe(404);
});

test('a notice and the one it corrects lead to each other', async () => {
  const original = await publish(window.pool, { title: '招标公告' });
  const further = await publish(window.pool, { title: '更正内容', relation: { kind: 'correction', of: original } });
  expect((await get(`/open/${original}`)).text).toContain(`href="/open/${further}"`);
  const { text } = await get(`/open/${further}`);
  expect(text).toContain(`href="/open/${original}"`);
  expect(text).toContain('更正公告');
});

test('a project shows everything of it from announcement to contract, earliest first', async () => {
  const project = randomUUID();
  for (const title of ['招标公告甲', '中标结果甲', '合同甲']) await publish(window.pool, { project, title });
  await publish(window.pool, { project, title: '撤下甲', visibility: 'takenDown' });
  const { text } = await get(`/projects/${project}`);
  expect([...text.matchAll(/href="\/open\/[^"]+" lang="zh-CN">([^<]+甲)</g)].map(([, title]) => title)).toEqual([
    '招标公告甲',
    '中标结果甲',
    '合同甲',
  ]);
});

test('a file is public only while something shown lists it, and always a download', async () => {
  const shown = await storeFile(window.pool, 'map', '宗地图 1.pdf');
  const hidden = await storeFile(window.pool, 'draft', '底稿.pdf');
  const held = await storeFile(window.pool, 'held', '下线.pdf');
  const number = await publish(window.pool, {
    attachments: [shown, { id: 'x', title: null, withheld: true, ground: 'trade-secret' }],
  });
  await publish(window.pool, { attachments: [held], visibility: 'held' });
  const { text } = await get(`/open/${number}`);
  expect(text).toContain('依法不予公开。理由：商业秘密');
  const path = /href="(\/files\/[^"]+)"/.exec(text)![1]!;
  const file = await get(path);
  expect(file.status).toBe(200);
  expect(file.headers['content-disposition']).toContain("filename*=UTF-8''%E5%AE%97%E5%9C%B0%E5%9B%BE%201.pdf");
  expect(file.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-type': 'application/pdf',
    etag: `"${shown.sha256}"`,
  });
  expect((await get(path).set('if-none-match', `"${shown.sha256}"`)).status).toBe(304);
  for (const { sha256 } of [hidden, held]) expect((await get(`/files/${sha256}/a.pdf`)).status).toBe(404);
});

function element(id: string, zh: string, kind: PublicElement['kind'], value: unknown): PublicElement {
  return { id, label: { zh, en: id }, kind, value: value as PublicElement['value'], masked: false, withheld: false };
}
function column(id: string, zh: string): NonNullable<PublicElement['columns']>[number] {
  return { id, name: { zh, en: id }, kind: 'text', masked: id === 'id' };
}
