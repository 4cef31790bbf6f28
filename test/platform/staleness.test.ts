import { Staleness } from '../../src/replica/staleness.js';

const BOUND = 10_000;

test('a replica is as old as the newest end of the primary’s log that it has reached', () => {
  const staleness = new Staleness(BOUND);
  for (const [position, at] of [
    [100, 0],
    [200, 2_000],
    [300, 4_000],
  ] as const)
    staleness.saw(position, at);
  expect(staleness.at(300, 4_000)).toBe(0);
  expect(staleness.at(250, 4_000)).toBe(2_000);
  expect(staleness.at(99, 4_000)).toBe(Infinity);
});

test('an idle primary does not make it look late, and one that stands still grows old', () => {
  const staleness = new Staleness(BOUND);
  for (let at = 0; at <= 60_000; at += 2_000) staleness.saw(100, at);
  expect(staleness.at(100, 60_000)).toBe(0);
  staleness.saw(101, 62_000);
  expect(staleness.at(100, 62_000)).toBe(2_000);
  staleness.saw(102, 71_000);
  expect(staleness.at(100, 71_000)).toBe(Infinity); // nothing it has reached lies within the bound
});
