import { allMatches } from '../../src/domain/all-matches.js';

test.each([
  ['合同〔2026〕7号，合同〔2026〕8号', /合同〔(\d{4})〕(\d+)号/g],
  ['挂牌出让', /拍卖/g],
  ['aab', /a*/g],
  ['', /^$/g],
  ['𠮷野家𠮷', /𠮷/gu],
])('finds in “%s” what matchAll finds', (text, pattern) => {
  expect(allMatches(text, pattern)).toEqual([...text.matchAll(pattern)]);
});

test('refuses a pattern that is not global, as matchAll does', () => {
  expect(() => allMatches('地块', /块/)).toThrow(TypeError);
});

test('begins at the beginning each time, wherever the pattern stood', () => {
  const pattern = /[地块]/g;
  pattern.lastIndex = 2;
  expect(allMatches('地块地块', pattern)).toHaveLength(4);
  expect(allMatches('地块', pattern)).toHaveLength(2);
});
