import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { drafted } from '../../support/way.js';
import { at, DRAFTER, HEAD, issued, must, OFFICER, OTHER_SEAT, read } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-03-02T02:00:00Z')));
});
afterAll(async () => {
  await app.stop();
});

const page = async (account: string, path: string) => await (await app.as(account)).get(path);
const form = async (account: string, path: string, fields: object) =>
  await (await app.as(account)).send('post', path, fields).type('form').set('origin', app.url);

/** The hidden fields of the page's forms. */
const hidden = (html: string) => ({
  revision: /name="revision" value="(\d+)"/.exec(html)?.[1],
  key: /name="key" value="([\w-]+)"/.exec(html)?.[1],
});

test('an order begun from an item is filled in: unit, title, demand, finding and a time limit counted in working days', async () => {
  const item = await drafted(app);
  const { text } = await page(OFFICER, `/workbench/orders/new?item=${item}`);
  expect(text).toContain('<option value="land-bureau" selected>国土局</option>');
  expect(text).toMatch(/name="title" value="关于限期公开《同江市国有建设用地使用权挂牌出让公告/);
  expect(text).toContain(`name="item" value="${item}"`);
  expect(text).toContain('name="due" value="2026-03-09"');
});

test('without contact the form comes back with what was typed; with it the order is issued, once for a double click', async () => {
  const item = await drafted(app);
  const { key } = hidden((await page(OFFICER, `/workbench/orders/new?item=${item}`)).text);
  const fields = {
    unit: 'land-bureau',
    title: '督办出让公告',
    demand: '限期公开。',
    due: '2026-03-09',
    item,
    key,
    do: 'issue',
  };
  const refused = await form(OFFICER, '/workbench/orders', fields);
  expect([
    refused.status,
    refused.text.includes('请写明反馈联系人及电话。'),
    refused.text.includes('限期公开。'),
  ]).toEqual([422, true, true]);
  const again = hidden(refused.text).key;
  const whole = { ...fields, contact: '张长江 2920000', key: `${String(again)}2` };
  const done = await form(OFFICER, '/workbench/orders', whole);
  const twice = await form(OFFICER, '/workbench/orders', whole);
  expect([done.status, twice.headers.location]).toEqual([303, done.headers.location]);
  const shown = await page(HEAD, done.headers.location!);
  for (const words of [
    '同政督〔2026〕',
    '督办出让公告',
    '限期公开。',
    '已交办',
    '张长江 2920000',
    `/workbench/items/${item}`,
  ])
    expect(shown.text).toContain(words);
});

test('the head signs for it, the drafter adds a file and answers, the officer sends back and the page shows it all', async () => {
  const id = await issued(app);
  const address = `/workbench/orders/${id}`;
  const act = async (account: string, action: string, fields: object = {}) =>
    await form(account, `${address}/actions/${action}`, { ...hidden((await page(account, address)).text), ...fields });
  expect((await act(HEAD, 'ACKNOWLEDGE')).status).toBe(303);
  const drafter = await app.as(DRAFTER);
  const added = await drafter
    .send('post', `${address}/evidence`)
    .set('origin', app.url)
    .attach('file', Buffer.from('整改说明'), '整改说明.txt');
  expect(added.status).toBe(303);
  const evidence = /name="evidence" value="(file:[\w-]+)" checked/.exec((await page(DRAFTER, address)).text)?.[1];
  const empty = await act(DRAFTER, 'ANSWER', { text: '', evidence });
  expect([empty.status, empty.text.includes('请写明办理情况。')]).toEqual([422, true]);
  expect((await act(DRAFTER, 'ANSWER', { text: '已于三月二日公开。', evidence })).status).toBe(303);
  expect((await act(OFFICER, 'SEND_BACK', { reason: '请附公开页面链接。' })).status).toBe(303);
  const { text } = await page(HEAD, address);
  for (const words of ['已于三月二日公开。', '整改说明.txt', '请附公开页面链接。', '<svg', '（国土局）反馈办理情况'])
    expect(text).toContain(words);
  expect(text).not.toMatch(/<script(?![^>]*src=)|\sstyle="/);
});

test('a stale page is refused with what was typed', async () => {
  const id = await issued(app);
  const address = `/workbench/orders/${id}`;
  const before = hidden((await page(HEAD, address)).text);
  await must(app, id, HEAD, 'ACKNOWLEDGE');
  const late = await form(HEAD, `${address}/actions/BEGIN`, { ...before, handler: '于志国' });
  expect([late.status, late.text.includes('value="于志国"')]).toEqual([412, true]);
});

test('the inbox opens an order on its own page', async () => {
  const id = await issued(app, { unit: 'water-bureau' });
  const { text } = await page('water-bureau.approver', '/workbench');
  expect(text).toContain(`href="/workbench/orders/${id}"`);
  expect(text).toContain('签收督办单');
});

test('the list shows the seats all, a unit its own; nobody else gets the form', async () => {
  const id = await issued(app, { unit: 'finance-bureau', title: '财政局督办' });
  expect((await page(OTHER_SEAT, '/workbench/orders')).text).toContain('财政局督办');
  expect((await page('finance-bureau.head', '/workbench/orders?open=1')).text).toContain(`/workbench/orders/${id}`);
  expect((await page(HEAD, '/workbench/orders')).text).not.toContain('财政局督办');
  expect((await page(HEAD, '/workbench/orders/new')).status).toBe(403);
  expect((await page('admin', '/workbench/orders')).text).not.toContain('财政局督办');
});

test('打印督办单 (GB/T 9704-2012): number, title, addressee with colon, numbered parts, date without zeros, copies', async () => {
  const item = await drafted(app);
  at(app, '2026-03-03T02:00:00Z');
  const id = await issued(app, { findings: [{ item }] });
  const { number } = await read(app, id);
  const { text, status } = await page(HEAD, `/workbench/orders/${id}/print`);
  expect(status).toBe(200);
  for (const words of [
    '<p class="official__mark">同江市政府督查室督办单</p>',
    `<p class="official__number">${number}</p>`,
    '<h1 class="official__title">关于限期公开出让公告的督办</h1>',
    '<p class="official__to">国土局：</p>',
    '一、事项来源',
    '二、发现的问题',
    '三、办理要求',
    '四、办理时限',
    '请于2026年3月10日前（含当日）',
    '五、反馈联系人',
    '<p class="official__date">2026年3月3日</p>',
    '抄送：财政局。',
    '2026年3月3日印发',
  ])
    expect(text).toContain(words);
  expect((await page('housing-bureau.drafter', `/workbench/orders/${id}/print`)).status).toBe(404);
});
