import { addDays, dateInShanghai, endOfDay, isDate, startOfDay } from '../../../src/domain/calendar/dates.js';
import { isProvisional, isWorkingDay } from '../../../src/domain/calendar/working-calendar.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const { calendar } = tongjiang;

test('a day in Tongjiang begins at 16:00 UTC of the day before and ends where the next begins', () => {
  expect(dateInShanghai('2026-11-22T15:59:59Z')).toBe('2026-11-22');
  expect(dateInShanghai('2026-11-22T16:00:00Z')).toBe('2026-11-23');
  expect([startOfDay('2026-11-23'), endOfDay('2026-11-23')]).toEqual([
    '2026-11-22T16:00:00.000Z',
    '2026-11-23T16:00:00.000Z',
  ]);
});

test('days are added across months and leap years', () => {
  expect([addDays('2024-02-28', 1), addDays('2026-02-28', 1), addDays('2026-01-01', -1)]).toEqual([
    '2024-02-29',
    '2026-03-01',
    '2025-12-31',
  ]);
});

test('only days that exist are dates', () => {
  expect(['2024-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '', 'today'].map(isDate)).toEqual([
    ...[true, false, false, false, false, false],
  ]);
});

test('a make-up Sunday is worked, a holiday Monday is not, and plain weeks are plain', () => {
  const days = ['2026-09-20', '2026-02-16', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'];
  expect(days.map((day) => isWorkingDay(calendar, day))).toEqual([true, false, true, false, false, true]);
});

test('the dates one popular package gets wrong are right here', () => {
  const days = ['2018-01-01', '2020-01-31', '2020-02-01', '2023-01-03'];
  expect(days.map((day) => isWorkingDay(calendar, day))).toEqual([false, false, false, true]);
});

test('the working days of each year add up as published', () => {
  const worked = (year: number) => {
    let count = 0;
    for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day)) count += 1;
    }
    return count;
  };
  expect([...calendar.years].map(worked)).toEqual([250, 250, 249, 250, 249, 249, 251, 248, 248]);
});

test('a year without a notice is provisional', () => {
  expect([isProvisional(calendar, '2026-12-31'), isProvisional(calendar, '2027-01-04')]).toEqual([false, true]);
});
