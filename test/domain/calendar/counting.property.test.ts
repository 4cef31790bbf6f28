import fc from 'fast-check';
import { countAfter, countBefore } from '../../../src/domain/calendar/counting.js';
import { addDays } from '../../../src/domain/calendar/dates.js';
import { workingDaysBetween } from '../../../src/domain/calendar/due-date.js';
import { isWorkingDay } from '../../../src/domain/calendar/working-calendar.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const { calendar } = tongjiang;
const days = fc.integer({ min: 0, max: 3_650 }).map((n) => addDays('2018-01-01', n));
const numbers = fc.integer({ min: 1, max: 60 });
const units = fc.constantFrom('working-day' as const, 'calendar-day' as const);

/** All working days from 2017 to 2029 in a row: a count written differently from the one under test. */
const worked = Array.from({ length: 4_700 }, (_, n) => addDays('2017-01-01', n)).filter((day) =>
  isWorkingDay(calendar, day),
);

test('a due date never falls on a rest day, forwards or backwards', () => {
  fc.assert(
    fc.property(days, numbers, units, (event, n, unit) => {
      expect(isWorkingDay(calendar, countAfter(calendar, event, n, unit).due)).toBe(true);
      expect(isWorkingDay(calendar, countBefore(calendar, event, n, unit).due)).toBe(true);
    }),
  );
});

test('n working days after an event end on the n-th entry of the list of working days after it', () => {
  fc.assert(
    fc.property(days, numbers, (event, n) => {
      const after = worked.filter((day) => day > event);
      expect(countAfter(calendar, event, n, 'working-day').due).toBe(after[n - 1]);
    }),
  );
});

test('n clear working days before an event leave exactly n working days between the due day and the event', () => {
  fc.assert(
    fc.property(days, numbers, (event, n) => {
      const { due } = countBefore(calendar, event, n, 'working-day');
      expect(worked.filter((day) => day > due && day < event)).toHaveLength(n);
    }),
  );
});

test('a later event or a longer period is never due earlier', () => {
  fc.assert(
    fc.property(days, numbers, units, (event, n, unit) => {
      const { due } = countAfter(calendar, event, n, unit);
      expect(countAfter(calendar, addDays(event, 1), n, unit).due >= due).toBe(true);
      expect(countAfter(calendar, event, n + 1, unit).due >= due).toBe(true);
      expect(countBefore(calendar, event, n + 1, unit).due <= countBefore(calendar, event, n, unit).due).toBe(true);
    }),
  );
});

test('counting forwards from a working day and back again comes to the same day', () => {
  fc.assert(
    fc.property(days, numbers, (event, n) => {
      const from = countAfter(calendar, event, 1, 'working-day').due;
      const { due } = countAfter(calendar, from, n + 1, 'working-day');
      expect(countBefore(calendar, due, n, 'working-day').due).toBe(from);
      expect(workingDaysBetween(calendar, from, due)).toBe(n + 1);
    }),
  );
});

test('every day from the event to the due day is the event, counted, skipped with a reason, or where the end was moved', () => {
  fc.assert(
    fc.property(days, numbers, units, (event, n, unit) => {
      const { due, counted, skipped, movedFrom } = countAfter(calendar, event, n, unit);
      const told = new Set([
        event,
        due,
        ...counted,
        ...skipped.map(({ date }) => date),
        ...(movedFrom === null ? [] : [movedFrom]),
      ]);
      expect(counted).toHaveLength(n);
      for (let day = event; day <= due; day = addDays(day, 1)) expect([day, told.has(day)]).toEqual([day, true]);
      for (const { date, why, holiday } of skipped) {
        expect([date, isWorkingDay(calendar, date), why === 'holiday']).toEqual([date, false, holiday !== undefined]);
      }
    }),
  );
});
