import { SYSTEM } from '../../src/domain/actor';
import { addMonths } from '../../src/domain/calendar/dates';
import { clocksOf } from '../../src/domain/deadlines/clocks-of';
import { clockFactsOf } from '../../src/domain/deadlines/item-facts';
import { gradedTermOf } from '../../src/domain/display/graded-term';
import { mark } from './lifecycle/support/sample';
import * as way from './lifecycle/support/ways';
import { tongjiang } from '../support/jurisdictions';

const { drafter, reviewer, approver, publisher, office, because } = way;
const candidates = { display: { minDays: 3, basis: '招标投标法实施条例第54条' } };
const misconduct = tongjiang.entries.get('procurement-misconduct-records')!;

const term = (decided: readonly string[], grade: string | null) =>
  gradedTermOf(misconduct, {
    ...{ rules: tongjiang.displayGrades, house: tongjiang.dualPublicity, dates: {}, records: [], grade },
    elements: { 'misconduct-record': decided.map((day) => ({ name: '某公司', 'decided-on': day })) },
  });

describe('招标投标法实施条例第54条: candidates are shown at least three days', () => {
  const held = (from: string, to: string) => {
    const item = way.at(way.published(candidates), from).take('HOLD', office, because);
    return way.at(item, to).take('RELEASE', office);
  };

  test('a hold interrupts the display: the days offline are added', () => {
    const item = held('2026-03-03T01:00:00Z', '2026-03-04T01:00:00Z');
    way.at(item, '2026-03-07T15:59:59Z');
    const outcome = item.try('TAKE_DOWN', publisher, because);
    expect(outcome).toMatchObject({ refusals: [{ code: 'minimum-display', params: { until: '2026-03-07' } }] });
    expect(way.at(item, '2026-03-07T16:00:00Z').codes('TAKE_DOWN', publisher, because)).toEqual([]);
  });

  test('a hold on the day of publication costs none of the three', () => {
    const item = held('2026-03-02T03:00:00Z', '2026-03-02T04:00:00Z');
    expect(way.at(item, '2026-03-05T16:00:00Z').codes('TAKE_DOWN', publisher, because)).toEqual([]);
  });

  test('a repealed page stays readable, and is not taken down at all', () => {
    const item = way.published(candidates).take('REPEAL', approver, because);
    expect(item.codes('TAKE_DOWN', publisher, because)).toEqual(['not-in-this-state']);
  });

  test.each([
    ['EXPRESS_PUBLISH', {}],
    ['MIRROR', way.SAME],
  ])('what %s publishes is bound by it too', (action, input) => {
    const item = way.express(candidates).take(action, publisher, input);
    expect(item.codes('TAKE_DOWN', publisher, because)).toEqual(['minimum-display']);
  });
});

describe('信用修复管理办法: the term is that of the grade, from the date of the deciding document', () => {
  test.each([
    ['general', '2026-08-31', '2027-05-31'],
    ['severe', '2027-05-31', '2029-05-31'],
  ])('%s', (grade, minimum, maximum) => {
    expect(term(['2026-05-31'], grade)).toMatchObject({ from: '2026-05-31', minimum, maximum, shown: true });
  });

  test('of several decisions the earliest ends the display, the latest is waited for before repair', () => {
    expect(term(['2026-06-10', '2026-05-10'], 'general')).toMatchObject({
      minimum: '2026-09-10',
      maximum: '2027-05-10',
    });
  });

  test('decisions before 2026-04-01 keep the older rule, unless a grade is chosen', () => {
    expect(term(['2026-03-31'], null)).toMatchObject({ older: true });
    expect(term(['2026-04-01'], null)).toMatchObject({ older: false });
    expect(term(['2026-03-31'], 'general')).toMatchObject({ older: false, maximum: '2027-03-31' });
  });

  test('a month without that day ends on its last (民法典 202)', () => {
    expect([addMonths('2026-11-30', 3), addMonths('2028-02-29', 12)]).toEqual(['2027-02-28', '2029-02-28']);
  });

  test('without grade and date nothing is submitted', () => {
    const graded = { ...way.GENERAL, grade: null, from: null, maximum: null };
    expect(way.drafting({ graded }).codes('SUBMIT', drafter)).toEqual(['grade-needed', 'decision-date-needed']);
    expect(way.drafting({ graded: { ...graded, older: true } }).codes('SUBMIT', drafter)).toEqual([]);
    expect(way.drafting().codes('GRADE', drafter, { grade: 'general' })).toEqual(['nothing-to-grade']);
  });

  test('light is not published: it can be reviewed and withheld, not approved', () => {
    const item = way.approval({ graded: { ...way.GENERAL, grade: 'light', shown: false, maximum: null } });
    expect(item.try('APPROVE', approver)).toMatchObject({
      refusals: [{ code: 'grade-not-published', rule: '信用修复管理办法' }],
    });
    item.know({ graded: way.GENERAL }).take('APPROVE', approver);
    item.know({ graded: { ...way.GENERAL, shown: false } });
    expect(item.codes('PUBLISH', publisher)).toEqual(['grade-not-published']);
  });

  test('nothing is published after its maximum', () => {
    expect(way.at(way.ready({ graded: way.GENERAL }), '2027-02-20T16:00:00Z').codes('PUBLISH', publisher)).toEqual([
      'display-term-over',
    ]);
  });

  test('it ends at 24:00 of the last day, and the clock that comes early changes nothing', () => {
    const item = way.penalty();
    expect(item.step.changes.timers).toEqual([{ action: 'DISPLAY_TERM_ENDED', dueAt: '2027-02-20T16:00:00.000Z' }]);
    expect(way.at(item, '2027-02-20T15:59:59Z').codes('DISPLAY_TERM_ENDED', SYSTEM)).toEqual(['not-yet-due']);
    way.at(item, '2027-02-20T16:00:00Z').take('DISPLAY_TERM_ENDED', SYSTEM);
    expect(item.step.changes).toMatchObject({ deliver: 'withdraw', visibility: { to: 'expired' } });
  });

  test('a correction of date or grade sets the clock anew when it is published, and not before', () => {
    const severe = { ...way.GENERAL, grade: 'severe', minimum: '2027-02-20', maximum: '2029-02-20' };
    const item = way.penalty().take('CORRECT', drafter, because).take('GRADE', drafter, { grade: 'severe' });
    item.know({ marks: [mark('element:price')], graded: severe });
    expect(item.facts.memory.displayTerm?.maximum).toBe('2027-02-20');
    item.take('SUBMIT', drafter).take('CLEAR', reviewer).take('APPROVE', approver).take('PUBLISH', publisher);
    expect(item.step.changes).toMatchObject({
      cancelTimers: ['PUBLICATION_DUE', 'DISPLAY_TERM_ENDED'],
      timers: [{ action: 'DISPLAY_TERM_ENDED', dueAt: '2029-02-20T16:00:00.000Z' }],
    });
  });
});

describe('行政处罚法第48条二款: a penalty that fell is withdrawn within three working days, with the reason', () => {
  const fallen = (kind = 'annulled') => way.penalty().take('OVERTURN', publisher, { kind, on: '2026-03-02' });

  test('the clock runs from the day it fell, a correction or not, and ends with the withdrawal', () => {
    const acts = [
      { action: 'PUBLISH', at: '2026-10-20T02:00:00Z' },
      { action: 'CORRECT', at: '2026-10-21T02:00:00Z' },
    ];
    const clock = (settledAt: string | null) => {
      const source = { elements: {}, dates: {}, states: [], consultation: null, acts };
      const facts = clockFactsOf(misconduct, { ...source, overturned: { on: '2026-10-19', settledAt } });
      return clocksOf(tongjiang, misconduct, facts, new Date('2026-10-21T03:00:00Z')).find(
        ({ act }) => act === 'withdraw',
      );
    };
    expect(clock(null)).toMatchObject({ rule: 'penalty-withdrawal-3wd', state: 'running', due: '2026-10-22' });
    expect(clock('2026-10-22T02:00:00.000Z')).toMatchObject({ state: 'met' });
    expect(clock('2026-10-22T16:00:00.000Z')).toMatchObject({ state: 'late' });
  });

  test('the page says in the law’s words what became of the decision', () => {
    const item = fallen().take('TAKE_DOWN', publisher, { reason: '复议机关撤销。' });
    expect(item.step.changes.visibility?.notice).toBe(
      '行政处罚决定已于2026年3月2日被依法撤销，依照《中华人民共和国行政处罚法》第四十八条第二款撤回行政处罚决定信息。复议机关撤销。',
    );
    expect(item.facts.memory.overturned?.settledAt).toBe(item.now);
  });

  test('it goes whatever is under way, and what was repealed too', () => {
    const correcting = fallen().take('CORRECT', drafter, because);
    expect(correcting.codes('TAKE_DOWN', publisher, because)).toEqual([]);
    const repealed = fallen().take('REPEAL', approver, because);
    expect(repealed.codes('TAKE_DOWN', publisher, because)).toEqual([]);
  });

  test.each([
    ['changed', []],
    ['annulled', ['penalty-overturned']],
    ['unlawful', ['penalty-overturned']],
    ['void', ['penalty-overturned']],
  ])('%s: whether a correction may take its place', (kind, codes) => {
    const item = fallen(kind)
      .take('CORRECT', drafter, because)
      .know({ marks: [mark('element:price')] });
    item.take('SUBMIT', drafter).take('CLEAR', reviewer).take('APPROVE', approver);
    expect(item.codes('PUBLISH', publisher)).toEqual(codes);
    if (codes.length === 0) expect(item.take('PUBLISH', publisher).facts.memory.overturned?.settledAt).toBe(item.now);
  });

  test('is said of penalties only, and of no day to come', () => {
    expect(way.published().codes('OVERTURN', publisher, way.ANNULLED)).toEqual(['no-penalty']);
    const future = { kind: 'void', on: '2026-03-03' };
    expect(way.penalty().codes('OVERTURN', publisher, future)).toEqual(['date-in-future']);
  });
});

describe('信用修复: the display ends early on evidence', () => {
  test('not before the shortest term, and the refusal names the day and the rule', () => {
    const item = way.at(way.penalty(), '2026-05-20T15:59:59Z');
    expect(item.try('REPAIR', publisher, way.REPAIRED)).toMatchObject({
      refusals: [{ code: 'repair-too-early', params: { from: '2026-05-21' }, rule: '信用修复管理办法' }],
    });
    expect(way.at(item, way.REPAIRABLE).codes('REPAIR', publisher, way.REPAIRED)).toEqual([]);
  });

  test('on a decision dated after the shortest term and not in the future, evidence being a file of the item', () => {
    const item = way.at(way.penalty(), way.REPAIRABLE);
    const codes = (change: object) => item.codes('REPAIR', office, { ...way.REPAIRED, ...change });
    expect(codes({ decidedOn: '2026-05-20' })).toEqual(['repair-decided-too-early']);
    expect(codes({ decidedOn: '2026-05-22' })).toEqual(['date-in-future']);
    expect(codes({ evidence: '01a20e1d-9aef-7477-9ce3-39bbfb9d210a' })).toEqual(['evidence-not-here']);
  });

  test('every platform is told, and the page says so', () => {
    const item = way.at(way.penalty(), way.REPAIRABLE).take('REPAIR', publisher, way.REPAIRED);
    expect(item.step.changes).toMatchObject({
      deliver: 'withdraw',
      visibility: {
        to: 'expired',
        notice: '已完成信用修复（同信修〔2026〕1号，2026年5月21日），依照《信用修复管理办法》停止公示。',
      },
    });
  });

  test('where the law allows none it is refused', () => {
    expect(way.at(way.published(), way.LATER).codes('REPAIR', publisher, way.REPAIRED)).toEqual(['no-repair']);
  });
});
