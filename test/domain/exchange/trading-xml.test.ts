import { readFileSync } from 'node:fs';
import { tradingXsd } from '../../../src/domain/exchange/trading/xsd.js';
import type { Mark } from '../../../src/domain/lifecycle/facts.js';
import {
  child,
  faultsIn,
  mapping,
  messageOf,
  published,
  read,
  recordsIn,
  SCHEMA,
} from '../../support/trading-message.js';

const CANDIDATES = {
  ranking: '第一中标候选人：甲公司；第二：乙公司。',
  name: '甲公司、乙公司',
  'bid-price': [
    { candidate: '乙公司', price: '22,905,300' },
    { candidate: '甲公司', price: '22718600.50' },
  ],
  'project-lead': [{ candidate: '甲公司', name: '孟庆林', certificate: '样本001', 'id-number': '230899198309163356' }],
};
const AWARD = { winner: '甲公司', amount: { value: '22718600', unit: '元' } };
const withheld = (element: string): Mark => ({
  ...{
    target: `element:${element}`,
    decision: 'withhold',
    ground: 'trade-secret',
    by: 'x',
    at: '2026-11-24T00:00:00Z',
  },
});

describe('the message of a publication', () => {
  test('has one record of each data set, and of a table one for each row, in the order of the field table', async () => {
    const xml = messageOf(published('engineering-winning-candidates', CANDIDATES, { title: '中标候选人公示' }));
    const [publicity, first, second, ...more] = recordsIn(xml);
    expect(publicity).toMatchObject([
      'TENDER_CANDIDATE_ANNOUNCE',
      { PUBLICITY_NAME: '中标候选人公示', FIRST_BIDDER_NAME: '甲公司', SECOND_BIDDER_NAME: '乙公司' },
    ]);
    expect(first).toMatchObject([
      'TENDER_CANDIDATE',
      { WIN_CANDIDATE_NAME: '乙公司', WIN_CANDIDATE_ORDER: '2', BID_PRICE: '22905300' },
    ]);
    expect(second?.[1]).toMatchObject({
      WIN_CANDIDATE_NAME: '甲公司',
      WIN_CANDIDATE_ORDER: '1',
      BID_PRICE: '22718600.50',
    });
    expect(more).toEqual([]);
    expect(await faultsIn([xml])).toEqual([]);
  });

  test('carries in every record which platform, which region and when, and in its head which publication', () => {
    const xml = messageOf(published('engineering-award-result', AWARD));
    expect(recordsIn(xml)[0]?.[1]).toMatchObject({
      PLATFORM_CODE: 'SAMPLE-230881-JY',
      PUB_SERVICE_PLAT_CODE: 'SAMPLE-230000-GG',
      DATA_TIMESTAMP: '2026-11-24T09:02:03+08:00',
      REGION_CODE: '230881',
      NOTICE_SEND_TIME: '2026-11-24T09:00:00+08:00',
      TENDER_PROJECT_CODE: '2606-230881-04-01-000117',
      BID_AMOUNT: '22718600',
      PRICE_UNIT: '1',
    });
    const head = child(read(xml), 'HEAD')!.children.map(({ name, text }) => [name, text]);
    expect(head).toEqual([
      ['MESSAGE_ID', '019aa000-0000-7000-8000-000000000001'],
      ['SEQUENCE', '7'],
      ['OPERATION', 'publish'],
      ['PUBLICATION_NUMBER', '11230881/2026-00007'],
      ['PUBLICATION_VERSION', '1'],
      ['DECIDED_AT', '2026-11-24T09:02:03+08:00'],
      ['REGION_CODE', '230881'],
      ['TITLE', '标题'],
      ['URL', 'https://open.example/11230881/2026-00007'],
      ['TOGETHER', '11230881/2026-00007'],
    ]);
  });

  test('holds no id number of a person and nothing that was withheld; where such a value is required the record says that it is not public', async () => {
    const masked = messageOf(published('engineering-winning-candidates', CANDIDATES));
    expect(masked).toContain('孟庆林');
    expect(masked).not.toContain('230899198309163356');
    const xml = messageOf(published('engineering-award-result', AWARD, { marks: [withheld('amount')] }));
    expect(xml).not.toContain('22718600');
    expect(recordsIn(xml)[0]?.[1]).toMatchObject({ BID_AMOUNT: null, PRICE_UNIT: null });
    expect(recordsIn(xml)[0]?.[1]).not.toHaveProperty('BID_CURRENCY');
    expect(recordsIn(xml)[0]?.[1].NOTICE_CONTENT).toContain('中标金额：依法不予公开');
    expect(await faultsIn([xml])).toEqual([]);
  });

  test.each(['hold', 'withdraw'] as const)(
    'of a publication that is to %s has a head and no content',
    async (operation) => {
      const xml = messageOf(published('engineering-award-result', AWARD), { operation, notice: '核查' });
      expect(read(xml).children.map(({ name }) => name)).toEqual(['HEAD']);
      expect(child(child(read(xml), 'HEAD')!, 'NOTICE')?.text).toBe('核查');
      expect(xml).not.toContain('22718600');
      expect(await faultsIn([xml])).toEqual([]);
    },
  );

  test('says of an additional notice which one it changes and how', async () => {
    const relation = { kind: 'termination', of: '11230881/2026-00006' };
    const changed = published('procurement-transaction-process', { 'project-notice': '终止' }, { relation });
    const xml = messageOf(changed);
    expect(recordsIn(xml).map(([name]) => name)).toEqual(['CORRECTION_ITEM']);
    expect(child(child(read(xml), 'HEAD')!, 'CHANGES_NUMBER')?.text).toBe('11230881/2026-00006');
    expect(await faultsIn([xml])).toEqual([]);
  });

  test('is not made where a required value is missing that nobody withheld', () => {
    expect(() => messageOf(published('engineering-award-result', { winner: '甲公司' }))).toThrow(
      'WIN_RESULT_ANNO.BID_AMOUNT is required and has no value',
    );
  });

  test('sums money exactly and reads the right of a mine off its name', () => {
    const deal = {
      ...{ 'winner-name': '甲', 'deal-time': '2026-11-20', 'deal-place': '二号开标室', summary: '成交' },
      'price-and-payment-time': [{ price: '0.1' }, { price: '0.2' }, { price: '1000000000000000.07' }],
    };
    const sent = (title: string) =>
      recordsIn(messageOf(published('mining-competitive-deal', deal, { title, project: null })))[0];
    expect(sent('石料矿采矿权成交公示')).toMatchObject([
      'MINING_BID_AUC_TRANS_RES_ANN',
      { QT_PUBLIC_PRICE: '1000000000000000.37', DT_BUY_DATE: '2026-11-20T00:00:00+08:00' },
    ]);
    expect(sent('石料矿探矿权成交公示')?.[0]).toBe('EXPLOR_BID_AUC_TRANS_RES_ANN');
  });
});

describe('hostile text', () => {
  test.each([
    ['the end of a CDATA section', 'a]]>b'],
    ['markup', '<script>&amp;</script>'],
    ['quotes', '"引号"\''],
    ['every kind of line end', 'line\nline\r\nline\rline\ttab'],
    ['characters beyond the first plane', '🏗️𠮷'],
    ['text from right to left', '\u202Eالعربية\u202C'],
    ['ten thousand characters', '很'.repeat(10_000)],
  ])('comes through a parser as it was written: %s', async (_, text) => {
    const xml = messageOf(published('engineering-award-result', AWARD, { title: `题${text}题` }));
    expect(recordsIn(xml)[0]?.[1].NOTICE_NAME).toBe(`题${text}题`);
    expect(await faultsIn([xml])).toEqual([]);
  });

  test('loses the characters no XML document can carry, and nothing else', async () => {
    const title = '题\u0000\u0008\u000B\u001F\uFFFE\uFFFF\uD800目\u007F\u0085';
    const xml = messageOf(published('engineering-award-result', AWARD, { title }));
    expect(recordsIn(xml)[0]?.[1].NOTICE_NAME).toBe('题目\u007F\u0085');
    expect(await faultsIn([xml])).toEqual([]);
  });
});

describe('the schema', () => {
  test('that is committed is the one the field table and the mapping make (npm run exchange:xsd)', () => {
    expect(readFileSync(SCHEMA, 'utf8')).toBe(tradingXsd(mapping));
  });

  test.each([
    ['a field that is required', /<BID_AMOUNT>.*<\/BID_AMOUNT>/, ''],
    ['the order of the fields', /(<NOTICE_NAME>.*<\/NOTICE_NAME>)\s*(<NOTICE_CONTENT>[^<]*<\/NOTICE_CONTENT>)/, '$2$1'],
    ['a number', '22718600<', '二千万<'],
    ['a time', '2026-11-24T09:00:00+08:00<', '2026-11-24 09:00<'],
    ['a field of the data set', '<NOTICE_NATURE>', '<M_NATURE>1</M_NATURE><NOTICE_NATURE>'],
    ['a known operation', '>publish<', '>drop<'],
    ['a value where the platform identifies the sender', />SAMPLE-230881-JY</, '><'],
  ])('refuses a message that lacks %s', async (_, from, to) => {
    const xml = messageOf(published('engineering-award-result', AWARD));
    const broken = xml.replace(from, to);
    expect(broken).not.toBe(xml);
    expect(await faultsIn([broken])).not.toEqual([]);
  });
});
