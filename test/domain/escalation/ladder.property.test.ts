import fc from 'fast-check';
import { addDays, dateInShanghai } from '../../../src/domain/calendar/dates.js';
import { isWorkingDay } from '../../../src/domain/calendar/working-calendar.js';
import { highestDue, nextRung } from '../../../src/domain/escalation/next-rung.js';
import { clock, ground, local } from './support.js';

const days = fc.integer({ min: 0, max: 3_200 }).map((n) => addDays('2018-02-01', n));
const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 });
const rungIds = [null, ...ground.ladder.days.map(({ id }) => id)];
const instant = (day: string, minute: number): Date => new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000);

/** Written differently from the code under test: by the words of the office's day. */
function peopleAreAtWork(at: string): boolean {
  const time = local(at).slice(11);
  const inHours = ('08:30' <= time && time < '11:30') || ('13:30' <= time && time < '17:00');
  return inHours && isWorkingDay(ground.calendar, dateInShanghai(at));
}

test('a clock in days is never told of by night or on a rest day', () => {
  fc.assert(
    fc.property(days, days, minutes, fc.constantFrom(...rungIds), (due, from, minute, told) => {
      const next = nextRung(ground, clock(due), told, instant(from, minute));
      expect(next === null || peopleAreAtWork(next.at)).toBe(true);
    }),
  );
});

test('each rung is told at most once, in the order of the ladder, whenever the worker happens to be there', () => {
  fc.assert(
    fc.property(days, fc.array(minutes, { maxLength: 60 }), (due, visits) => {
      const told: string[] = [];
      for (const minute of visits.sort((one, other) => one - other)) {
        const found = highestDue(ground, clock(due), told.at(-1) ?? null, instant(addDays(due, -30), minute));
        if (found === null) continue;
        told.push(found.rung.id);
      }
      const places = told.map((id) => rungIds.indexOf(id));
      expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
    }),
  );
});

test('what is told and what it says was missed is together every rung passed: none is lost', () => {
  fc.assert(
    fc.property(days, fc.array(minutes, { minLength: 1, maxLength: 30 }), (due, visits) => {
      const named: string[] = [];
      let last: string | null = null;
      for (const minute of [...visits.sort((one, other) => one - other), 60 * 24 * 90]) {
        const found = highestDue(ground, clock(due), last, instant(addDays(due, -30), minute + 570 - (minute % 1440)));
        if (found === null) continue;
        named.push(...found.missed.map(({ id }) => id), found.rung.id);
        last = found.rung.id;
      }
      expect(named).toEqual(rungIds.slice(1, named.length + 1));
    }),
  );
});

test('a later end is never told of earlier', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 200 }), minutes, (due, more, minute) => {
      const now = instant(addDays(due, -40), minute);
      const [one, other] = [
        nextRung(ground, clock(due), null, now),
        nextRung(ground, clock(addDays(due, more)), null, now),
      ];
      expect(one === null || other === null || one.at <= other.at).toBe(true);
    }),
  );
});

test('a clock in hours is told exactly so many hours before its end', () => {
  fc.assert(
    fc.property(days, minutes, (day, minute) => {
      const due = instant(day, minute);
      const of = clock(due.toISOString(), {
        inHours: true,
        start: new Date(due.getTime() - 12 * 3_600_000).toISOString(),
      });
      const first = nextRung(ground, of, null, new Date(due.getTime() - 11 * 3_600_000));
      expect(Date.parse(first?.at ?? '')).toBe(due.getTime() - 6 * 3_600_000);
    }),
  );
});
