import { usccFault } from '../../../src/domain/catalogue/uscc.js';

const VALID = [
  '91350100M000100Y43',
  '91230500MA1B3N1N2M',
  '11230500001755309F',
  '91320105780688132K',
  '91330000755918469E',
  '11341702486344515H',
];

test.each(VALID)('the credit code %s passes GB 32100', (code) => {
  expect(usccFault(code)).toBeNull();
});

test.each(['12440300MB2C92519E', '12620000739610982M', '91359128593462349A'])('%s fails the check digit', (code) => {
  expect(usccFault(code)).toBe('check-digit');
});

test('any single digit changed is found', () => {
  const [code = ''] = VALID;
  const changed = Array.from(code, (digit, at) => code.slice(0, at) + (digit === '7' ? '8' : '7') + code.slice(at + 1));
  expect(changed.filter((one) => usccFault(one) === null)).toEqual([]);
});

test('letters outside the alphabet and a short code have the wrong shape', () => {
  expect(['91350100I000100Y43', '9135', '91350100M000100Y4З'].map(usccFault)).toEqual(['shape', 'shape', 'shape']);
});
