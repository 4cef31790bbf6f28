import { loadJurisdiction } from '../../../src/catalogue/load-jurisdiction.js';
import { thresholdsOf, waitingOf } from '../../../src/workbench/waiting.js';

const { calendar } = loadJurisdiction('jurisdictions/230881-tongjiang');
/** 10:00 in Beijing. */
const at = (day: string): Date => new Date(`${day}T02:00:00Z`);
const since = at('2026-11-20').toISOString(); // a Friday

test.each([
  ['2026-11-20', 'green', 2],
  ['2026-11-23', 'green', 1],
  ['2026-11-24', 'amber', 0],
  ['2026-11-25', 'red', -1],
])('a step with two working days, begun on Friday 20 November, on %s is %s', (day, tone, left) => {
  expect(waitingOf(calendar, since, 2, at(day))).toEqual({ tone, left, due: '2026-11-24' });
});

test('three days or more warn one working day ahead', () => {
  expect(waitingOf(calendar, since, 3, at('2026-11-24')).tone).toBe('amber');
});

test('a limit that ended on Friday is over on Saturday', () => {
  expect(waitingOf(calendar, at('2026-11-19').toISOString(), 1, at('2026-11-21'))).toMatchObject({
    tone: 'red',
    left: -1,
  });
});

test('a step without a limit is never late', () => {
  expect(waitingOf(calendar, since, null, at('2027-11-20'))).toEqual({ tone: 'plain', left: null, due: null });
});

test('the thresholds of a list judge every day as the single step is judged', () => {
  const now = at('2026-11-25');
  for (const limit of [1, 2, 3, 5, 15]) {
    const { late, soon } = thresholdsOf(calendar, limit, now);
    for (let back = 0; back < 40; back += 1) {
      const begun = new Date(now.getTime() - back * 86_400_000).toISOString();
      const listed = begun < late ? 'red' : begun < soon ? 'amber' : 'green';
      expect(listed).toBe(waitingOf(calendar, begun, limit, now).tone);
    }
  }
});
