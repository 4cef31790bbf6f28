import { randomUUID } from 'node:crypto';
import { sentenceOf } from '../../../src/platform/i18n.js';
import { tradingXmlEncoder, type TradingDelivery } from '../../../src/syndication/encoders/trading-xml.js';
import { startApp, type TestApp } from '../../support/app.js';
import { tongjiang } from '../../support/jurisdictions/index.js';
import { child, published, read, recordsIn } from '../../support/trading-message.js';
import { Desk, errors } from '../workbench/desk.js';

const ground = {
  jurisdiction: tongjiang,
  addresses: { publication: (number: string) => `https://open.example/open/${number}` },
};

describe('a delivery that waited', () => {
  const delivery: TradingDelivery = {
    ...published('engineering-award-result', { winner: '甲公司', amount: { value: '22718600', unit: '元' } }),
    ...{ id: 'd1', sequence: 3, operation: 'publish', visibility: 'current', notice: null, together: [] },
    createdAt: new Date('2026-11-24T01:02:03Z'),
    publishedAt: new Date('2026-11-24T01:00:00Z'),
  };
  const said = (change: Partial<TradingDelivery>): [string | undefined, boolean] => {
    const root = read(tradingXmlEncoder({ ...delivery, ...change }, ground).body);
    return [child(child(root, 'HEAD')!, 'OPERATION')?.text, child(root, 'BODY') !== undefined];
  };

  test.each([
    ['held', 'hold'],
    ['takenDown', 'withdraw'],
    ['expired', 'withdraw'],
  ] as const)('says of what is %s by now that, and shows nothing of it', (visibility, operation) => {
    expect(said({ visibility })).toEqual([operation, false]);
    expect(said({ visibility, operation: 'resend' })).toEqual([operation, false]);
  });

  test.each(['hold', 'withdraw'] as const)(
    'begun to %s has no content, though the page is back meanwhile',
    (operation) => {
      expect(said({ operation })).toEqual([operation, false]);
    },
  );

  test('sent again is a first publication, an update or a repeal, as it stands now', () => {
    expect(said({ operation: 'resend' })).toEqual(['publish', true]);
    expect(said({ operation: 'resend', version: 2 })).toEqual(['update', true]);
    expect(said({ operation: 'resend', visibility: 'repealed' })).toEqual(['repeal', true]);
  });

  test('names the parties of its project whatever else is stored with them', () => {
    const project = { code: 'P-1', name: '项目', parties: { tenderer: 'sample-hospital', other: 7 } };
    const change = published('engineering-tender-notice', { conditions: '已批准' });
    const { body } = tradingXmlEncoder({ ...delivery, ...change, publishedAt: delivery.publishedAt, project }, ground);
    const { name, uscc } = tongjiang.units.get('sample-hospital')!;
    expect(recordsIn(body)[0]?.[1]).toMatchObject({ TENDERER_NAME: name.zh, TENDERER_CODE: uscc });
  });
});

describe('a draft of an entry that the platform is owed', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => {
    await app.stop();
  });

  async function result(amount: string): Promise<string> {
    const drafter = await app.as('procuring-entity.drafter');
    const parties = { 'procuring-entity': 'procuring-entity' };
    const project = { code: randomUUID(), name: '实验室设备采购', kind: 'procurement', parties };
    const { body } = await drafter.send('post', '/api/v1/projects', project);
    const { body: made } = await drafter.create({
      ...{ entry: 'procurement-transaction-process', title: '中标结果公告', project: body.id },
      elements: { 'procurement-result': [{ supplier: '甲公司', ...(amount === '' ? {} : { amount }) }] },
      dates: { 'formed-or-changed': '2026-11-20' },
    });
    return made.id as string;
  }

  const FIELD = 'elements.procurement-result';
  const WORDS =
    '采购结果：全国公共资源交易平台（黑龙江）的“中标（成交）公告”必须有“中标（成交）价格”，这里缺少，请补全。';

  test('is not submitted while its records would lack something, and in both languages the refusal says what, for whom', async () => {
    const id = await result('');
    const answer = await Desk.at(app, 'procuring-entity.drafter').press(id, 'SUBMIT');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(WORDS);
    const drafter = await app.as('procuring-entity.drafter');
    const { body } = await drafter.act(id, 'SUBMIT');
    expect(body.reasons).toMatchObject([{ code: 'platform-needs', field: FIELD }]);
    const english = sentenceOf({ code: 'platform-needs', params: body.reasons[0].params }, 'en');
    expect(english).toContain(
      '“Procurement award notice” for the National Public Resource Trading Platform (Heilongjiang) must have WIN_BID_PRICE',
    );
  });

  test('stands in the form with the error at its field once it was sent on', async () => {
    const id = await result('');
    const desk = Desk.at(app, 'procuring-entity.drafter');
    const form = await desk.page(`/workbench/items/${id}/edit`);
    const revision = /name="revision" value="(\d+)"/.exec(form.text)?.[1] ?? '';
    const answer = await desk.send(`/workbench/items/${id}/edit`, {
      ...{ revision, key: randomUUID(), do: 'submit', title: '中标结果公告', 'dates.formed-or-changed': '2026-11-20' },
      [`${FIELD}.0.supplier`]: '甲公司',
    });
    expect(answer.status).toBe(422);
    expect(errors(answer)).toEqual([`#${FIELD} ${WORDS}`]);
  });

  test('that lacks what its entry requires itself is told so once', async () => {
    const drafter = await app.as('land-bureau.drafter');
    const { body: made } = await drafter.create({
      ...{ entry: 'land-deal-publicity', title: '成交公示', elements: { grantee: '甲公司' } },
      dates: { 'formed-or-changed': '2026-11-20' },
    });
    const { body } = await drafter.act(made.id, 'SUBMIT');
    expect(body.reasons).toMatchObject([{ code: 'required', field: 'elements.price' }]);
    expect(body.reasons).toHaveLength(1);
  });

  test('goes on once it is complete', async () => {
    const id = await result('1035000');
    const drafter = await app.as('procuring-entity.drafter');
    expect((await drafter.act(id, 'SUBMIT')).status).toBe(200);
  });
});
