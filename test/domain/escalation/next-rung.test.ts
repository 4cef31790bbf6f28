import { carriedRung, highestDue, nextRung, type LadderClock } from '../../../src/domain/escalation/next-rung.js';
import { at, clock, ground, local } from './support.js';

/** Every rung of a clock in order, as a worker that is always there would tell them. */
function climb(of: LadderClock, from: Date): [rung: string, at: string][] {
  const told: [string, string][] = [];
  for (let now = from, last: string | null = null; ;) {
    const next = nextRung(ground, of, last, now);
    if (next === null) return told;
    now = new Date(next.at);
    last = highestDue(ground, of, last, now)?.rung.id ?? 'nothing is due at its own moment';
    told.push([last, local(next.at)]);
  }
}

test('a clock in days is told 5, 2 and 1 working days before, on the day, and 1, 2 and 5 working days after, through the National Day', () => {
  // 2026: 25-27 September and 1-7 October off, 20 September and 10 October worked.
  expect(climb(clock('2026-09-30'), at('2026-09-01T09:00'))).toEqual([
    ['days-5', '2026-09-22T08:30'],
    ['days-2', '2026-09-28T08:30'],
    ['days-1', '2026-09-29T08:30'],
    ['on-the-day', '2026-09-30T08:30'],
    ['overdue-1', '2026-10-08T08:30'],
    ['overdue-2', '2026-10-09T08:30'],
    ['overdue-5', '2026-10-13T08:30'],
  ]);
});

test('a clock in hours is told 6, 2 and 1 hours before its end and at its end, by night as by day (自收到起12小时)', () => {
  const due = at('2026-10-02T03:00').toISOString();
  const start = at('2026-10-01T15:00').toISOString();
  expect(climb(clock(due, { inHours: true, act: 'verify', governs: false, start }), at('2026-10-01T15:00'))).toEqual([
    ['hours-6', '2026-10-01T21:00'],
    ['hours-2', '2026-10-02T01:00'],
    ['hours-1', '2026-10-02T02:00'],
    ['hours-over', '2026-10-02T03:00'],
  ]);
});

test('a period that ends on a rest day has its last working day before it', () => {
  expect(climb(clock('2026-10-05'), at('2026-09-29T12:00')).slice(0, 3)).toEqual([
    ['days-1', '2026-09-29T13:30'],
    ['on-the-day', '2026-09-30T08:30'],
    ['overdue-1', '2026-10-08T08:30'],
  ]);
});

test('a rung whose moment lies before the clock began is not told', () => {
  const short = clock('2026-11-24', { start: '2026-11-23' });
  expect(climb(short, at('2026-11-23T10:00'))[0]).toEqual(['days-1', '2026-11-23T10:00']);
  expect(highestDue(ground, short, null, at('2026-11-23T10:00'))?.missed).toEqual([]);
});

test('a clock that counts back from a later event has no beginning', () => {
  const before = clock('2026-11-24', { start: '2026-12-24' });
  expect(nextRung(ground, before, null, at('2026-11-16T09:00'))?.rung.id).toBe('days-5');
});

test('nothing is told before the window opens in which the act is lawful at all', () => {
  const window = clock('2026-11-27', { start: '2026-11-20', notBefore: '2026-11-26' });
  expect(nextRung(ground, window, null, at('2026-11-20T09:00'))).toMatchObject({ rung: { id: 'days-1' } });
});

test('after a stand-still only the highest rung is told, and it names those missed', () => {
  const due = highestDue(ground, clock('2026-11-24'), 'days-5', at('2026-11-26T10:00'));
  expect(due?.rung.id).toBe('overdue-2');
  expect(due?.missed.map(({ id }) => id)).toEqual(['days-2', 'days-1', 'on-the-day', 'overdue-1']);
});

test('a worker that comes back by night keeps a clock in days until work begins', () => {
  expect(highestDue(ground, clock('2026-11-24'), null, at('2026-11-24T22:00'))).toBeNull();
  expect(local(nextRung(ground, clock('2026-11-24'), null, at('2026-11-24T22:00'))?.at)).toBe('2026-11-25T08:30');
  expect(local(nextRung(ground, clock('2026-11-24'), null, at('2026-11-24T12:10'))?.at)).toBe('2026-11-24T13:30');
});

test('of a clock whose end moved only the rungs that lie ahead again are told again', () => {
  const later = clock('2026-12-02');
  const next = (told: string, now: Date) => {
    const carried = carriedRung(ground, later, told, now);
    return [carried, nextRung(ground, later, carried, now)?.rung.id];
  };
  expect(next('overdue-2', at('2026-11-24T14:00'))).toEqual([null, 'days-5']);
  expect(next('overdue-2', at('2026-11-25T14:00'))).toEqual(['days-5', 'days-2']);
  expect(next('days-5', at('2026-11-26T14:00'))).toEqual(['days-5', 'days-2']);
});

test('an end that moved closer is told of at once', () => {
  const next = nextRung(ground, clock('2026-11-25'), 'days-5', at('2026-11-24T14:00'));
  expect([next?.rung.id, local(next?.at)]).toEqual(['days-2', '2026-11-24T14:00']);
});

test('what was told of a clock stays on record when the act is done', () => {
  const done = clock('2026-11-24', { doneAt: '2026-11-26T02:00:00Z' });
  expect(carriedRung(ground, done, 'overdue-1', at('2026-11-26T10:00'))).toBe('overdue-1');
});

test('a rule whose evidence is from memory warns and never escalates', () => {
  const rungs = climb(clock('2026-11-24', { binding: false, governs: false }), at('2026-11-01T09:00'));
  expect(rungs.map(([id]) => id)).toEqual(['days-5', 'days-2', 'days-1']);
});

test('an act that is done, a clock without an end and a later end beside the one that governs say nothing', () => {
  const now = at('2026-11-24T10:00');
  expect(nextRung(ground, clock('2026-11-24', { doneAt: '2026-11-20' }), null, now)).toBeNull();
  expect(nextRung(ground, clock(null), null, now)).toBeNull();
  expect(nextRung(ground, clock('2026-11-24', { governs: false }), null, now)).toBeNull();
});
