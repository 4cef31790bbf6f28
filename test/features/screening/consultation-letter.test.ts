import { startApp, type TestApp } from '../../support/app.js';
import { must } from '../../support/way.js';
import { Desk } from '../workbench/desk.js';
import { decided, findsOf, inReview, MOBILE, REVIEWER } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const letter = async (id: string, party = '', account = REVIEWER, lang = 'zh') =>
  await Desk.at(app, account).page(
    `/workbench/items/${id}/consultation-letter?party=${encodeURIComponent(party)}&lang=${lang}`,
  );
const parts = (html: string): string[] =>
  [...html.matchAll(/class="letter__part">([^<]*)</g)].map(([, name = '']) => name);
const TRADE = { decision: 'withhold', ground: 'trade-secret' };

describe('书面征求第三方意见 (政府信息公开条例 15、32)', () => {
  test('the letter names the item, the parts concerned, fifteen working days from receipt and what silence means, with a reply slip', async () => {
    const id = await inReview(app, `商服用地，王某某电话 ${MOBILE}`);
    await (await app.as(REVIEWER)).markAll(id, { 'element:area': TRADE });
    const { status, text } = await letter(id, '同江某某公司');
    expect(status).toBe(200);
    for (const words of [
      '<p class="letter__mark">同江市国土局</p>',
      '征求第三方意见函',
      '<p class="official__to">同江某某公司：</p>',
      '《同江市国有建设用地使用权挂牌出让公告（同自然资告字〔2026〕7号）》',
      '第十五条、第三十二条',
      '自收到本函之日起15个工作日内',
      '逾期未提出意见的，由我单位依照条例的规定决定是否公开',
      '将决定公开的内容和理由书面告知',
      '征求第三方意见回执',
      '□ 同意公开',
      '□ 不同意公开',
      '不同意公开的理由',
    ])
      expect(text).toContain(words);
    expect(parts(text)).toEqual(['宗地位置', '面积']);
    expect([text.includes(MOBILE), text.includes('1.2358'), text.includes('商服用地，')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('only parts with a ground of 条例 15 are named: neither other grounds nor what is no find', async () => {
    const id = await inReview(app, '商服用地，电话 13987654321');
    const [find] = await findsOf(app, id);
    await decided(app, id, find!.id, { decision: 'not-a-find', reason: '单位公开电话' });
    const secret = { decision: 'withhold', ground: 'state-secret' };
    await (await app.as(REVIEWER)).markAll(id, { 'element:use': secret });
    const { text } = await letter(id);
    expect(parts(text)).toEqual([]);
    expect(text).toContain('请先逐项审查，再打印');
  });

  test('a title with a person’s number is named masked, and what is typed for the party is text only', async () => {
    const id = await inReview(app, '商服用地', `公告（联系 ${MOBILE}）`);
    const { text } = await letter(id, '<b>某公司</b>');
    expect(text).toContain('《公告（联系 138****5678）》');
    expect([text.includes(MOBILE), text.includes('<b>某公司')]).toEqual([false, false]);
    expect((await letter(id, '某'.repeat(201))).status).toBe(400);
  });

  test('the item’s page offers it while in review, with the party that was asked before; others find nothing', async () => {
    const id = await inReview(app, '商服用地');
    const offered = async () => (await Desk.at(app, REVIEWER).page(`/workbench/items/${id}`)).text;
    expect(await offered()).toContain(`action="/workbench/items/${id}/consultation-letter"`);
    await must(app, id, REVIEWER, 'CONSULT', { party: '同江某公司', receivedOn: '2026-11-20' });
    expect(await offered()).toMatch(/name="party" value="同江某公司"/);
    await must(app, id, REVIEWER, 'RECORD_REPLY', { consent: 'agrees' });
    await must(app, id, REVIEWER, 'CLEAR');
    expect(await offered()).not.toContain('consultation-letter');
    expect((await letter(id, '', 'housing-bureau.drafter')).status).toBe(404);
    expect((await letter(id, '', REVIEWER, 'en')).text).toContain('征求第三方意见函');
  });
});
