import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dueDate, hoursAfter, latestBefore } from '../../../src/domain/calendar/due-date.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

interface Vector {
  readonly type: string;
  readonly event: string;
  readonly n: number;
  readonly unit: string;
  readonly due?: string;
  readonly latest?: string;
  readonly provisional?: boolean;
  readonly note: string;
}
const { vectors } = JSON.parse(readFileSync(join(__dirname, 'deadline-vectors.json'), 'utf8')) as { vectors: Vector[] };
const { calendar } = tongjiang;
const of = (type: string, unit: string) => vectors.filter((one) => one.type === type && one.unit === unit);

test('every vector belongs to one of the three kinds below', () => {
  const kinds = [of('within', 'working-day'), of('not-later-than-before', 'working-day'), of('within', 'clock-hour')];
  expect(kinds.map(({ length }) => length)).toEqual([12, 2, 1]);
  expect(vectors).toHaveLength(15);
});

test.each(of('within', 'working-day'))(
  '$n working days from $event end on $due ($note)',
  ({ event, n, due, provisional }) => {
    expect(dueDate(calendar, event, n, 'working-day')).toEqual({
      ...{ on: due, provisional: provisional ?? false, calendar: calendar.version },
    });
  },
);

test.each(of('not-later-than-before', 'working-day'))(
  '$n clear working days before $event begin after $latest ($note)',
  ({ event, n, latest }) => {
    expect(latestBefore(calendar, event, n, 'working-day').on).toBe(latest);
  },
);

test.each(of('within', 'clock-hour'))('$n hours from $event end at $due ($note)', ({ event, n, due }) => {
  expect(hoursAfter(event, n)).toBe(new Date(due!).toISOString());
});

test('a third party that received the letter on 2026-09-15 has until 2026-10-12: fifteen working days across National Day', () => {
  expect(dueDate(calendar, '2026-09-15', 15, 'working-day').on).toBe('2026-10-12');
});

test('a last calendar day that is a rest day moves to the next working day', () => {
  expect(dueDate(calendar, '2026-11-18', 3, 'calendar-day').on).toBe('2026-11-23');
  expect(dueDate(calendar, '2026-11-20', 3, 'calendar-day').on).toBe('2026-11-23');
});

test('twenty clear calendar days before, and back to a working day if that is a rest day', () => {
  expect(latestBefore(calendar, '2026-11-20', 20, 'calendar-day').on).toBe('2026-10-30');
  expect(latestBefore(calendar, '2026-11-21', 20, 'calendar-day').on).toBe('2026-10-30');
});

test('an instant counts from the day it falls on in Shanghai', () => {
  expect(dueDate(calendar, '2026-11-22T17:00:00Z', 1, 'working-day').on).toBe('2026-11-24');
});
