import { obligationClocks } from '../../../src/domain/obligations/clock-facts.js';
import { nextOf, type PublishedItem } from '../../../src/domain/obligations/chain.js';
import { answers, type Candidate } from '../../../src/domain/obligations/matching.js';
import { NOTHING_YET, type Expected } from '../../../src/domain/obligations/obligation.js';
import { periodsOwed } from '../../../src/domain/obligations/periodic.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const PROJECT = { id: 'p', name: '第三中学教学楼' };
const published = (entry: string, more: Partial<PublishedItem> = {}): PublishedItem => ({
  ...{ id: 'i', entry, unit: 'tenderer', title: '一号地块出让公告', project: PROJECT, elements: {}, dates: {} },
  publishedAt: '2026-11-24T02:00:00.000Z',
  ...more,
});
const next = (entry: string, more?: Partial<PublishedItem>) => nextOf(tongjiang, published(entry, more));
const clocks = ({ about }: Expected, dates: Record<string, string> = {}) =>
  obligationClocks(
    tongjiang,
    about,
    { memory: { ...NOTHING_YET, dates }, states: [] },
    new Date('2026-11-24T02:00:00Z'),
  );
const only = (expected: readonly Expected[]): Expected => {
  expect(expected).toHaveLength(1);
  return expected[0]!;
};
const item = (more: Partial<Candidate> = {}): Candidate => ({
  ...{ id: 'j', project: 'p', elements: {}, dates: {}, createdAt: '2026-11-25T02:00:00.000Z' },
  ...more,
});

describe('what follows in a project', () => {
  test('engineering: notice → candidates → result → contract → performance', () => {
    const walk = [
      'engineering-tender-notice',
      'engineering-winning-candidates',
      'engineering-award-result',
      'engineering-contract',
    ];
    expect(walk.map((entry) => only(next(entry)).about.entry)).toEqual([
      ...[...walk.slice(1), 'contract-performance-engineering'],
    ]);
    expect(next('contract-performance-engineering')).toEqual([]);
  });

  test('candidates wait for the evaluation report, three days from it (招标投标法实施条例第54条)', () => {
    const candidates = only(next('engineering-tender-notice'));
    expect(candidates.about.title).toBe('第三中学教学楼：中标候选人信息');
    expect(clocks(candidates).find(({ rule }) => rule === 'candidate-publicity-3d')).toMatchObject({
      ...{ state: 'not-started', needs: ['evaluation-report-received'], due: null },
    });
    const known = clocks(candidates, { 'evaluation-report-received': '2026-11-24' });
    expect(known.find(({ rule }) => rule === 'candidate-publicity-3d')).toMatchObject({ due: '2026-11-27' });
  });

  test('the contract counts from the day of signing that the result already gave (A14)', () => {
    const contract = only(next('engineering-award-result', { dates: { 'contract-signed': '2026-11-23' } }));
    expect(clocks(contract)).toMatchObject([{ rule: 'general-20wd', start: '2026-11-23', due: '2026-12-21' }]);
    expect(clocks(only(next('engineering-award-result')))).toMatchObject([
      { state: 'not-started', needs: ['contract-signed'] },
    ]);
  });

  test('procurement: the documents let the result be expected, the result the contract, in one entry', () => {
    const procurement = (elements: object) =>
      next('procurement-transaction-process', { elements: elements as Record<string, unknown> });
    const result = only(procurement({ documents: '采购文件' }));
    expect(result.about).toMatchObject({ entry: 'procurement-transaction-process', elements: ['procurement-result'] });
    expect(clocks(result, { 'supplier-determined': '2026-11-24' })[0]).toMatchObject({
      ...{ rule: 'procurement-result-2wd', due: '2026-11-26' },
    });
    expect(only(procurement({ documents: '文件', 'procurement-result': '结果' })).about.elements).toEqual([
      'procurement-contract',
    ]);
    expect(only(procurement({ 'procurement-contract': '合同' })).about.entry).toBe('contract-performance-procurement');
  });

  test('land: the mode of the announcement chooses the rule of the deal (A01)', () => {
    const deal = (mode: string) =>
      only(next('land-grant-announcement', { project: null, elements: { 'grant-mode': mode } }));
    expect(clocks(deal('tender')).map(({ rule }) => rule)).toContain('tender-electronic-12h');
    expect(clocks(deal('listing')).map(({ rule }) => rule)).toContain('general-20wd');
    expect(deal('listing').about.title).toBe('一号地块出让公告：土地成交公示信息');
    expect(clocks(only(next('land-deal-publicity', { project: null })))).toMatchObject([
      { rule: 'general-20wd', start: '2026-11-24' },
    ]);
  });

  test('property: decision and pre-disclosure lead to one obligation, the project to two, the price to the deal', () => {
    const keys = ['property-decision-approval', 'property-predisclosure'].map((entry) => only(next(entry)).key);
    expect(new Set(keys).size).toBe(1);
    const window = { 'listing-window': '2026-11-20/2026-12-17' };
    expect(next('property-project', { dates: window }).map(({ about }) => [about.entry, about.events])).toEqual([
      ['property-audit-valuation', window],
      ['property-transfer-price', window],
    ]);
    expect(only(next('property-transaction-price')).about.entry).toBe('property-deal');
  });

  test('mining: the deal, by the mode of the project', () => {
    const deal = only(next('mining-competitive-project', { elements: { 'grant-mode': 'auction' } }));
    expect(clocks(deal)).toMatchObject([{ rule: 'mining-deal-5wd', needs: ['deal-confirmation-signed'] }]);
  });

  test('two lots of one project owe two results each of their own', () => {
    const [first, second] = ['a', 'b'].map((id) => only(next('engineering-tender-notice', { id })).key);
    expect(first).not.toBe(second);
  });
});

describe('which item answers for an obligation', () => {
  test('in a chain: one of the same project; without a project only a person can tell', () => {
    const { about } = only(next('engineering-tender-notice'));
    expect(answers(about, item())).toBe(true);
    expect(answers(about, item({ project: 'q' }))).toBe(false);
    const land = only(next('land-grant-announcement', { project: null })).about;
    expect(answers(land, item({ project: null }))).toBe(false);
  });

  test('where one entry holds several steps: only an item that holds the elements owed, be it the one before corrected', () => {
    const { about } = only(next('procurement-transaction-process', { elements: { documents: '文件' } }));
    expect(answers(about, item())).toBe(false);
    expect(answers(about, item({ id: 'i', elements: { 'procurement-result': '结果' } }))).toBe(true);
  });

  test('of a period: formed, or else begun, within the days that count for it', () => {
    const [{ about }] = periodsOwed(tongjiang, '2026-09-01', '2026-09-30').filter(({ key }) => key.includes('Q3')) as [
      Expected,
    ];
    const formed = (day: string) => answers(about, item({ dates: { 'formed-or-changed': day } }));
    expect([formed('2026-06-30'), formed('2026-07-01'), formed('2026-11-03'), formed('2026-11-04')]).toEqual([
      ...[false, true, true, false],
    ]);
    expect(answers(about, item({ createdAt: '2026-10-08T00:00:00.000Z' }))).toBe(true);
  });
});
