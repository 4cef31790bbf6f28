import { memoised } from '../../src/domain/memoised.js';

const [one, other] = [{}, {}];

test('is made once for the same objects and key, and anew for any other', () => {
  const made: string[] = [];
  const ask = (objects: readonly object[], key: string): string =>
    memoised(objects, key, () => {
      made.push(key);
      return `${key} of ${String(made.length)}`;
    });
  expect(ask([one, other], 'a')).toBe('a of 1');
  expect(ask([one, other], 'a')).toBe('a of 1');
  expect(ask([other, one], 'a')).toBe('a of 2');
  expect(ask([one], 'a')).toBe('a of 3');
  expect(ask([one, other], 'b')).toBe('b of 4');
});

test('what was used last stays, what was not is made again', () => {
  let made = 0;
  const ask = (key: number): void => void memoised([one], `n${String(key)}`, () => (made += 1));
  ask(0);
  for (let n = 1; n < 2_000; n += 1) ask(n);
  ask(0);
  ask(2_000); // one too many: the first that is not 0 goes
  ask(0);
  expect(made).toBe(2_001);
  ask(1);
  expect(made).toBe(2_002);
});
