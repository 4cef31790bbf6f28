import { startApp, type TestApp } from '../../support/app.js';
import { drafted, must, submitted } from '../../support/way.js';
import { Desk } from '../workbench/desk.js';
import { decided, findsOf, ID, inReview, MOBILE, REVIEWER, withLocation } from './support.js';

const APPROVER = 'land-bureau.approver';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const sheet = async (id: string, account = REVIEWER, lang = 'zh') =>
  await Desk.at(app, account).page(`/workbench/items/${id}/review-form?lang=${lang}`);
/** The text of the form without its markup, one line for each row. */
const words = (html: string): string =>
  html
    .slice(html.indexOf('<main'))
    .replaceAll(/<\/tr>|<\/caption>/g, '\n')
    .replaceAll(/<[^>]+>/g, '|')
    .replaceAll(/\|[|\s]*\|/g, '|');

async function withFiles(): Promise<string> {
  const notice = withLocation(`商服用地，身份证 ${ID}，联系人电话 ${MOBILE}`, `挂牌出让公告（联系 ${MOBILE}）`);
  const id = await drafted(app, notice);
  const drafter = await app.as('land-bureau.drafter');
  const attach = async (name: string, bytes: Buffer) =>
    await drafter.send('post', `/api/v1/items/${id}/attachments`).attach('file', bytes, name);
  await attach('宗地图.png', PNG);
  await attach('名单.csv', Buffer.from(`姓名,电话\n王某某,${MOBILE}\n`));
  await app.drain();
  await must(app, id, 'land-bureau.drafter', 'SUBMIT');
  return id;
}

/** Each find decided, masked but in files; the area withheld, the secrecy authority asked, a third party consulted. */
async function judged(): Promise<string> {
  const id = await withFiles();
  await must(app, id, REVIEWER, 'REFER', { question: '坐标精度是否涉密？' });
  const { rows } = await app.pool.query('SELECT revision FROM workflow_case WHERE id = $1', [id]);
  const secrecy = await app.as('secrecy-authority.officer');
  await secrecy.act(id, 'ADVISE', { advice: '保留到米级即可。' }, { revision: rows[0].revision });
  await must(app, id, REVIEWER, 'CONSULT', { party: '同江某公司', receivedOn: '2026-11-20' });
  await must(app, id, REVIEWER, 'RECORD_REPLY', { consent: 'refuses', text: '涉及我公司成本构成。' });
  const area = { decision: 'withhold', ground: 'trade-secret', reason: '成本构成' };
  await (await app.as(REVIEWER)).markAll(id, { 'element:area': area });
  for (const { id: find, target, detector } of await findsOf(app, id)) {
    const file = target.startsWith('attachment:');
    const reason = detector === 'unscannable' ? '已打开逐页看过，是宗地图。' : '单位公开电话';
    await decided(app, id, find, file ? { decision: 'keep', reason } : { decision: 'mask' });
  }
  return id;
}

describe('逐项审查 on paper (政府信息公开条例 17，保守国家秘密法实施条例)', () => {
  test('the form tells every part, find and opinion with its ground, its person and its time', async () => {
    const id = await judged();
    const against = { publicInterest: '涉及公众健康。', noticeGivenOn: '2026-11-20' };
    await must(app, id, REVIEWER, 'CLEAR', against);
    await must(app, id, APPROVER, 'APPROVE', { keptFilesReason: '已核对，是单位电话。' });
    const { status, text } = await sheet(id);
    expect(status).toBe(200);
    const said = words(text);
    for (const line of [
      /公开审查（含保密审查）表/,
      /标题\|挂牌出让公告（联系 138\*\*\*\*5678）/,
      /公开事项\|土地出让公告[^|]*\|公开主体\|国土局/,
      /起草人\|[^|]+\|送审时间\|\d{4}-\d\d-\d\d \d\d:\d\d（第 1 版）/,
      /\|面积\|不公开\|商业秘密（条例第15条）\|成本构成\|[^|]+\|\d{4}-\d\d-\d\d \d\d:\d\d/,
      /\|附件《名单.csv》\|公开\|/,
      /\|宗地位置\|居民身份证号\|110105\*{8}002X\|已遮蔽\|/,
      /\|附件《名单.csv》[^|]*\|手机号码\|138\*\*\*\*5678\|已保留\|单位公开电话\|/,
      /三、系统未能读取的附件[\s\S]*附件《宗地图.png》\|图片，没有可读的文字\|已由人工打开查看\|已打开逐页看过，是宗地图。\|/,
      /请示：坐标精度是否涉密？[\s\S]*答复：保留到米级即可。/,
      /第三方：同江某公司（2026年11月20日收到征求意见函）[\s\S]*意见：不同意公开。涉及我公司成本构成。/,
      /审查结论\|审查通过：[^|]*\|第三方不同意而公开的公共利益理由：涉及公众健康。\|2026年11月20日已将决定公开的内容和理由书面告知第三方。\|审查人：[^|]+\|\d{4}-/,
      /批准意见\|同意按审查意见公开。\|附件内容保留的理由：已核对，是单位电话。\|批准人：[^|]+\|\d{4}-/,
      /送审内容 SHA-256：\|[0-9a-f]{64}\|公开版本 SHA-256：\|[0-9a-f]{64}/,
    ])
      expect(said).toMatch(line);
    expect([said.includes(ID), said.includes(MOBILE), said.includes('已失效')]).toEqual([false, false, false]);
  });

  test('undecided and unsigned it shows blanks, and never the words that were found', async () => {
    const id = await submitted(app, withLocation(`商服用地，身份证 ${ID}`, `公告（联系 ${MOBILE}）`));
    const said = words((await sheet(id)).text);
    expect(said).toMatch(/\|面积\|尚未审查\|/);
    expect(said).toMatch(/居民身份证号\|110105\*{8}002X\|未处理/);
    expect(said).toMatch(/审查人：\|　+年　+月　+日/);
    expect([said.includes(ID), said.includes(MOBILE)]).toEqual([false, false]);
  });

  test('a return begins the opinions anew; what the unit’s allow-list decided has its person even after publication', async () => {
    const words1 = '商服用地，电话 0454-5123456';
    const first = await inReview(app, words1);
    const [find] = await findsOf(app, first);
    await decided(app, first, find!.id, { decision: 'not-a-find', reason: '单位总机' });
    const id = await inReview(app, words1);
    await must(app, id, REVIEWER, 'CLEAR');
    await must(app, id, APPROVER, 'RETURN', { to: 'review', reason: '请再核对面积' });
    expect(words((await sheet(id)).text)).toMatch(/审查人：\|　+年[\s\S]*批准人：\|　+年/);
    await must(app, id, REVIEWER, 'CLEAR');
    await must(app, id, APPROVER, 'APPROVE');
    await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    const said = words((await sheet(id)).text);
    expect(said).toMatch(/固定电话\|[^|]*\*[^|]*\|不是疑点\|本单位已确认不是疑点。单位总机\|[^|]+\|\d{4}-/);
    expect(said).toMatch(/审查结论\|审查通过/);
    expect(said).not.toContain('已失效');
  });

  test('a conclusion on a text that was changed since says that it has lost its effect', async () => {
    const id = await inReview(app, '商服用地');
    await must(app, id, REVIEWER, 'CLEAR');
    await must(app, id, APPROVER, 'RETURN', { reason: '改用途' });
    const drafter = await app.as('land-bureau.drafter');
    await drafter.send('patch', `/api/v1/items/${id}`, { elements: { use: '住宅用地' } });
    const said = words((await sheet(id)).text);
    expect(said).toMatch(/审查结论\|审查通过：[^|]*\|此后内容或者逐项意见有变化，本意见已失效。/);
    expect(said).toMatch(/批准意见\|退回。\|原因：改用途\|批准人：[^|]+\|\d{4}-/);
  });

  test('it is Chinese whatever the locale, and for those who may see the item', async () => {
    const id = await inReview(app, '商服用地');
    const { text } = await sheet(id, REVIEWER, 'en');
    expect(words(text)).toMatch(/公开审查（含保密审查）表[\s\S]*\|面积\|公开\|/);
    expect(text).toContain('Back to the item');
    expect((await sheet(id, 'land-bureau.drafter')).status).toBe(200);
    expect((await sheet(id, 'housing-bureau.drafter')).status).toBe(404);
    expect((await sheet(id, 'secrecy-authority.officer')).status).toBe(404);
  });

  test('what is quarantined is closed here as it is there', async () => {
    const id = await inReview(app, '商服用地 机密★10年');
    expect((await sheet(id, 'land-bureau.drafter')).status).toBe(403);
    const { status, text } = await sheet(id);
    expect([status, text.includes('机密★'), words(text).includes('国家秘密标志')]).toEqual([200, false, true]);
  });

  test('the page of the item leads to it once it is in review', async () => {
    const link = (id: string) => `href="/workbench/items/${id}/review-form"`;
    const draft = await drafted(app);
    expect((await Desk.at(app, 'land-bureau.drafter').page(`/workbench/items/${draft}`)).text).not.toContain(
      link(draft),
    );
    const id = await inReview(app, '商服用地');
    expect((await Desk.at(app, REVIEWER).page(`/workbench/items/${id}`)).text).toContain(link(id));
  });
});
