import { periodsBetween, periodWords } from '../../../src/domain/obligations/periods.js';
import { periodsOwed } from '../../../src/domain/obligations/periodic.js';
import { obligationClocks } from '../../../src/domain/obligations/clock-facts.js';
import { NOTHING_YET } from '../../../src/domain/obligations/obligation.js';
import { linshi, tongjiang } from '../../support/jurisdictions/index.js';

const owed = (from: string, today: string) => periodsOwed(tongjiang, from, today);
const keys = (from: string, today: string) => owed(from, today).map(({ key }) => key);
const one = (key: string) => owed('2026-09-01', '2026-11-24').find((each) => each.key === key)!;

describe('what is owed of a period', () => {
  test('years, quarters and months are those of the calendar', () => {
    expect(periodsBetween('quarter', '2026-09-01', '2027-01-01').map(({ id }) => id)).toEqual([
      ...['2026-Q3', '2026-Q4', '2027-Q1'],
    ]);
    expect(periodsBetween('month', '2027-02-28', '2027-03-01')).toEqual([
      { id: '2027-02', first: '2027-02-01', last: '2027-02-28' },
      { id: '2027-03', first: '2027-03-01', last: '2027-03-31' },
    ]);
    expect(['2026', '2026-Q3', '2026-10'].map((id) => periodWords(id).zh)).toEqual([
      ...['2026年', '2026年第3季度', '2026年10月'],
    ]);
  });

  test('in November the third and fourth quarter’s subsidies and the year’s completion are expected, the plan made in March is not', () => {
    expect(keys('2026-09-01', '2026-11-24')).toEqual([
      'housing-plan-completion 2026 housing-bureau',
      'housing-rural-renovation 2026 housing-bureau',
      'housing-rent-subsidy 2026-Q3 housing-bureau',
      'housing-rent-subsidy 2026-Q4 housing-bureau',
      'procurement-agency-assessment 2026 finance-bureau',
    ]);
  });

  test('a new installation is not red from 2018: nothing is expected whose day lies before the start', () => {
    expect(keys('2026-12-31', '2026-12-31')).toHaveLength(4);
    expect(keys('2027-01-01', '2026-12-31')).toEqual([]);
    expect(keys('2027-01-01', '2027-01-01')).toEqual([
      'housing-construction-plan 2027 housing-bureau',
      'housing-plan-completion 2027 housing-bureau',
      'housing-rural-renovation 2027 housing-bureau',
      'housing-rent-subsidy 2027-Q1 housing-bureau',
      'land-supply-plan 2027 land-bureau',
      'procurement-agency-assessment 2027 finance-bureau',
    ]);
  });

  test('a worker that was down for a year finds every period it missed', () => {
    const subsidies = keys('2026-09-01', '2027-11-01').filter((key) => key.startsWith('housing-rent-subsidy'));
    expect(subsidies.map((key) => key.split(' ')[1])).toEqual([
      ...['2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'],
    ]);
  });

  test('the title says the period, the clock is the entry’s own counted from the period’s last day (方案六，条例第26条)', () => {
    const { about } = one('housing-rent-subsidy 2026-Q3 housing-bureau');
    expect(about.title).toBe('2026年第3季度公租房租赁补贴发放情况信息');
    expect(about.window).toEqual({ from: '2026-07-01', to: '2026-11-03' });
    const standing = { memory: NOTHING_YET, states: ['work.expected'] };
    const clocks = (now: string) => obligationClocks(tongjiang, about, standing, new Date(now));
    expect(clocks('2026-11-24T01:00:00Z')).toMatchObject([
      { rule: 'general-20wd', governs: true, start: '2026-09-30', due: '2026-11-03', state: 'late', lamp: 'red' },
    ]);
    expect(clocks('2026-11-02T01:00:00Z')).toMatchObject([{ state: 'running', lamp: 'amber' }]);
    expect(clocks('2026-08-02T01:00:00Z')).toMatchObject([{ state: 'running', lamp: 'green' }]);
  });

  test('a day that was entered takes the place of the one presumed', () => {
    const { about } = one('housing-plan-completion 2026 housing-bureau');
    const memory = { ...NOTHING_YET, dates: { 'formed-or-changed': '2026-12-10' } };
    const [clock] = obligationClocks(tongjiang, about, { memory, states: [] }, new Date('2026-12-11T01:00:00Z'));
    expect(clock?.start).toBe('2026-12-10');
  });

  test('nothing to disclose leaves no clock; what was published keeps met or late for good', () => {
    const { about } = one('housing-rent-subsidy 2026-Q3 housing-bureau');
    const clocks = (fulfilledAt: string | null, state: string) =>
      obligationClocks(
        tongjiang,
        about,
        { memory: { ...NOTHING_YET, fulfilledAt }, states: [state] },
        new Date('2027-01-01T00:00:00Z'),
      ).map((clock) => clock.state);
    expect(clocks(null, 'work.nothing')).toEqual([]);
    expect(clocks(null, 'work.withheld')).toEqual([]);
    expect(clocks('2026-11-03T15:59:59.000Z', 'work.fulfilled')).toEqual(['met']);
    expect(clocks('2026-11-03T16:00:00.000Z', 'work.fulfilled')).toEqual(['late']);
  });

  test('a jurisdiction without the file expects nothing', () => {
    expect(periodsOwed(linshi, '2018-01-01', '2026-11-24')).toEqual([]);
  });
});
