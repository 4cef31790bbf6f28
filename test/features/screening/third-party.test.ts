import { startApp, type TestApp } from '../../support/app.js';
import { must } from '../../support/way.js';
import { Desk, errors, hidden } from '../workbench/desk.js';
import { codes, decided, findsOf, inReview, MOBILE, REVIEWER } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const PARTY = '同江某公司';

/** In review, consulted and answered: the parts nobody hides are public. */
async function answered(consent: 'agrees' | 'refuses', location = '商服用地'): Promise<string> {
  const id = await inReview(app, location);
  await must(app, id, REVIEWER, 'CONSULT', { party: PARTY, receivedOn: '2026-11-20' });
  await must(app, id, REVIEWER, 'RECORD_REPLY', { consent, text: '涉及我公司成本构成。' });
  return id;
}

describe('政府信息公开条例 15、32: the third party refuses', () => {
  test('CLEAR is 422 with the article until the part is withheld as a trade secret', async () => {
    const id = await answered('refuses');
    const reviewer = await app.as(REVIEWER);
    const refused = await reviewer.act(id, 'CLEAR');
    expect([refused.status, codes(refused)]).toEqual([422, ['third-party-refused']]);
    expect(refused.body.reasons[0]).toMatchObject({
      rule: '政府信息公开条例 32',
      message: expect.stringContaining('第三方不同意公开'),
    });
    await reviewer.markAll(id, { 'element:use': { decision: 'withhold', ground: 'trade-secret' } });
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });

  test('a person’s telephone that the reviewer keeps stands against it; masked it does not', async () => {
    const id = await answered('refuses', `商服用地，王某某电话 ${MOBILE}`);
    const [find] = await findsOf(app, id);
    await decided(app, id, find!.id, { decision: 'keep', reason: '依法应当公开' });
    const refused = await (await app.as(REVIEWER)).act(id, 'CLEAR');
    expect(refused.body.reasons).toMatchObject([
      { code: 'third-party-part-public', field: 'element:parcel-location', rule: '政府信息公开条例 32' },
    ]);
    await decided(app, id, find!.id, { decision: 'mask' });
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });

  test('the public interest prevails with reasons and the day of the written notice; the words can be erased, the day stays', async () => {
    const id = await answered('refuses');
    const reviewer = await app.as(REVIEWER);
    const publicInterest = '不公开会危及公众健康。';
    const tomorrow = { publicInterest, noticeGivenOn: '2099-01-01' };
    expect(codes(await reviewer.act(id, 'CLEAR', tomorrow))).toEqual(['date-in-future']);
    await must(app, id, REVIEWER, 'CLEAR', { publicInterest, noticeGivenOn: '2026-11-20' });
    const trail = (await reviewer.get(`/api/v1/items/${id}/audit`)).body;
    const entry = trail.entries.at(-1);
    expect(entry.content.publicInterest).toBe(publicInterest);
    expect(entry.detail.input).toEqual({ noticeGivenOn: '2026-11-20' });
    const page = await Desk.at(app, REVIEWER).page(`/workbench/items/${id}/trail`);
    expect(page.text).toContain('公共利益：不公开会危及公众健康。；2026年11月20日 书面告知第三方');
  });

  test('consent blocks nothing', async () => {
    const id = await answered('agrees');
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });

  test('silence blocks nothing: the agency decides', async () => {
    const id = await inReview(app, '商服用地');
    await must(app, id, REVIEWER, 'CONSULT', { party: PARTY, receivedOn: '2026-11-20' });
    app.clock.advance(40 * 86_400_000);
    await app.drain();
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });
});

describe('the form of 审查通过', () => {
  const asks = (text: string) =>
    text.includes('id="CLEAR.publicInterest"') && text.includes('id="CLEAR.noticeGivenOn"');

  test('asks for reasons and notice only while something stands against a refusal', async () => {
    const desk = Desk.at(app, REVIEWER);
    const agreed = await answered('agrees');
    expect(asks((await desk.page(`/workbench/items/${agreed}`)).text)).toBe(false);
    const id = await answered('refuses');
    const page = await desk.page(`/workbench/items/${id}`);
    expect([asks(page.text), page.text.includes('第三方不同意公开。请先把有关内容遮蔽或不公开')]).toEqual([true, true]);
    const path = `/workbench/items/${id}/actions/CLEAR`;
    const empty = await desk.send(path, { ...hidden(page) });
    expect([empty.status, errors(empty)]).toEqual([
      422,
      [
        '#CLEAR.publicInterest 为公共利益公开的理由：必须填写。',
        '#CLEAR.noticeGivenOn 书面告知第三方的日期：必须填写。',
      ],
    ]);
    const filled = { publicInterest: '涉及公众健康。', noticeGivenOn: '2026-11-20' };
    expect((await desk.send(path, { ...hidden(page), ...filled })).status).toBe(303);
  });

  test('asks nothing more once the part is hidden', async () => {
    const id = await answered('refuses');
    await (await app.as(REVIEWER)).markAll(id, { 'element:use': { decision: 'withhold', ground: 'trade-secret' } });
    expect(asks((await Desk.at(app, REVIEWER).page(`/workbench/items/${id}`)).text)).toBe(false);
  });
});
