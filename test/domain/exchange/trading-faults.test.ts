import { tradingFaults, type Draft } from '../../../src/domain/exchange/trading/trading-faults.js';
import { tongjiang } from '../../support/jurisdictions/index.js';
import { mapping, PROJECT } from '../../support/trading-message.js';
import { approval, approver, drafter, drafting, reviewer, reviewing } from '../lifecycle/support/ways.js';
import { mark } from '../lifecycle/support/sample.js';

const faults = (entry: string, elements: Record<string, unknown>, more: Partial<Draft> = {}) =>
  tradingFaults(
    tongjiang.entries.get(entry)!,
    {
      ...{ unit: 'tenderer', project: PROJECT, changesAs: null },
      content: { title: '标题', summary: '', elements, extra: [], dates: {} },
      ...more,
    },
    mapping,
    tongjiang,
  ).map(({ dataset, target, field }) => `${dataset}.${target} <- ${field}`);

const row = (supplier: string, amount?: string) => ({ supplier, ...(amount === undefined ? {} : { amount }) });

describe('what the platform is owed of a draft and cannot be given', () => {
  test('is nothing where the required parts are there', () => {
    expect(
      faults('procurement-transaction-process', { 'procurement-result': [row('甲', '1'), row('乙', '2')] }),
    ).toEqual([]);
  });

  test('is a cell of a row that makes a record, named once however many rows lack it', () => {
    expect(
      faults('procurement-transaction-process', { 'procurement-result': [row('甲'), row('乙', '2'), row('丙')] }),
    ).toEqual(['procurement-award.WIN_BID_PRICE <- elements.procurement-result']);
  });

  test('is every required column where a sentence stands in place of the table', () => {
    expect(faults('procurement-transaction-process', { 'procurement-result': '详见附件' })).toEqual([
      'procurement-award.WINNINGBIDDER_NAME <- elements.procurement-result',
      'procurement-award.WIN_BID_PRICE <- elements.procurement-result',
    ]);
  });

  test('is the project, where its code makes the record', () => {
    const without = faults('procurement-transaction-process', { 'procurement-contract': '合同' }, { project: null });
    expect(without).toEqual([
      'procurement-contract.PURCHASE_PROJECT_CODE <- project',
      'procurement-contract.PURCHASE_PROJECT_NAME <- project',
    ]);
  });

  test('is asked of an additional notice as of what it will be: a change, and no new result', () => {
    const elements = { 'procurement-result': '详见附件' };
    expect(faults('procurement-transaction-process', elements, { changesAs: 'correction' })).toEqual([]);
  });

  test('is a currency the platform has no code for only where the code is required', () => {
    const price = (unit: string, currency: string) => ({ grantee: '甲', price: { value: '1', unit, currency } });
    expect(faults('land-deal-publicity', price('万元', 'KRW'))).toEqual([]);
    expect(faults('land-deal-publicity', { grantee: '甲' })).toEqual([
      'land-deal.DEAL_PRICE <- elements.price',
      'land-deal.PRICE_UNIT <- elements.price',
    ]);
  });

  test('is nothing of an entry without a data set', () => {
    expect(faults('land-grant-announcement', {})).toEqual([]);
  });
});

describe('an item that would fail at the platform', () => {
  const lacks = {
    exchangeFaults: [
      { channel: 'trading-platform-hlj', dataset: 'award-notice', target: 'BID_AMOUNT', field: 'elements.amount' },
    ],
  };

  test('is not submitted, and the refusal says what is missing, for which platform and for which data set', () => {
    const outcome = drafting(lacks).try('SUBMIT', drafter);
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [
        { code: 'platform-needs', kind: 'content', field: 'elements.amount', params: { labelEn: 'BID_AMOUNT' } },
      ],
    });
  });

  test('is neither cleared nor approved, if it has come to lack it since', () => {
    const clearing = reviewing().know({ marks: [mark('element:price')], ...lacks });
    expect(clearing.codes('CLEAR', reviewer)).toEqual(['platform-needs']);
    expect(approval().know(lacks).codes('APPROVE', approver)).toEqual(['platform-needs']);
  });
});
