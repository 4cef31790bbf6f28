import { countAfter } from '../../../src/domain/calendar/counting.js';
import { noticeFaults } from '../../../src/domain/calendar/notice-faults.js';
import { calendarOf, changedYears, noticeInForce, noticesOf } from '../../../src/domain/calendar/year-notice.js';
import { isWorkingDay } from '../../../src/domain/calendar/working-calendar.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const { calendar, calendarNotices: shipped } = tongjiang;
const before = (day: string) =>
  calendarOf(
    'then',
    shipped.filter(({ issued }) => issued <= day),
  );

test('every year from 2018 to 2026 has its notice; 2019 and 2020 have an amendment beside', () => {
  const issued = [...calendar.years].map((year) => noticesOf(shipped, year).map((notice) => notice.issued));
  expect(issued.map(({ length }) => length)).toEqual([1, 2, 2, 1, 1, 1, 1, 1, 1]);
  expect(issued[1]).toEqual(['2018-12-06', '2019-03-22']);
  expect(issued[2]).toEqual(['2019-11-21', '2020-01-27']);
});

test('what was known of Labour Day 2019 on 21 March is not what was known the day after', () => {
  const labour = (on: string) =>
    noticeInForce(shipped, 2019, on)?.daysOff.find(({ name }) => name === '劳动节')?.dates ?? [];
  expect(labour('2019-03-21')).toEqual(['2019-05-01']);
  expect(labour('2019-03-22')).toEqual(['2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04']);
  expect(noticeInForce(shipped, 2019, '2018-12-05')).toBeUndefined();
});

test('the extension of the Spring Festival of 2020 turns a make-up Saturday into a day off and moves what ends in it', () => {
  const [then, now] = [before('2020-01-26'), before('2020-01-27')];
  const worked = (day: string) => [isWorkingDay(then, day), isWorkingDay(now, day)];
  expect([worked('2020-01-31'), worked('2020-02-01'), worked('2020-02-03')]).toEqual([
    [true, false],
    [true, false],
    [true, true],
  ]);
  expect(countAfter(then, '2020-01-23', 2, 'working-day').due).toBe('2020-02-01');
  expect(countAfter(now, '2020-01-23', 2, 'working-day').due).toBe('2020-02-04');
  expect(changedYears(then, now)).toEqual([2020]);
});

test('an import lies over what is shipped, and its version comes after it in the order of texts', () => {
  const twice = (sequence: number) => {
    const notice = { ...shipped.at(-1)!, year: 2027, issued: '2026-11-24', sequence };
    return calendarOf(calendar.version, [...shipped, notice]);
  };
  expect([calendar.version, twice(1).version, twice(2).version, '2026-11-24'].sort()).toEqual([
    '2026-11-23',
    '2026-11-23+0001',
    '2026-11-23+0002',
    '2026-11-24',
  ]);
  expect([...twice(1).years].at(-1)).toBe(2027);
});

test('of two notices of one day the one imported later is in force', () => {
  const same = shipped.at(-1)!;
  const [first, second] = [
    { ...same, title: 'first', sequence: 1 },
    { ...same, title: 'second', sequence: 2 },
  ];
  expect(noticesOf([second, same, first], same.year).map(({ title }) => title)).toEqual([
    same.title,
    'first',
    'second',
  ]);
});

test('a notice is refused day by day: none, another year, twice, off and worked, a weekday worked', () => {
  const faults = (off: string[], worked: string[] = []) =>
    noticeFaults({
      year: 2027,
      daysOff: off.length === 0 ? [] : [{ name: '元旦', dates: off }],
      workdays: [{ name: '元旦', dates: worked }],
    }).map(({ code, date }) => [code, date]);
  expect(faults([])).toEqual([['empty', undefined]]);
  expect(faults(['2027-02-30'])).toEqual([['no-date', '2027-02-30']]);
  expect(faults(['2026-12-31'])).toEqual([['other-year', '2026-12-31']]);
  expect(faults(['2027-01-01', '2027-01-01'])).toEqual([['twice', '2027-01-01']]);
  expect(faults(['2027-01-02'], ['2027-01-02'])).toEqual([['off-and-worked', '2027-01-02']]);
  expect(faults(['2027-01-01'], ['2027-01-04'])).toEqual([['weekday-worked', '2027-01-04']]);
  expect(faults(['2027-01-01'], ['2027-01-03'])).toEqual([]);
});
