import { queryWords, segmentForIndex, segmentForQuery } from '../../src/platform/segment.js';

const TITLE = '同江市2026年第3号国有建设用地使用权挂牌出让公告（ＴＪ-2026-03）';

/** What PostgreSQL does with `simple` and `plainto_tsquery`: every word of the query is among the words of the text. */
function finds(query: string, text: string): boolean {
  const index = new Set(segmentForIndex(text).split(' '));
  return segmentForQuery(query)
    .split(' ')
    .every((token) => index.has(token));
}

test.each(['建设用地', '国有建设用地使用权', '出让 公告', '同江', '同江市', '2026', 'tj', '第3号', '挂牌公告'])(
  'a search for %s finds the notice',
  (query) => {
    expect(finds(query, TITLE)).toBe(true);
  },
);

test.each(['拍卖', '住房保障', '2025', '江市县'])('a search for %s does not', (query) => {
  expect(finds(query, TITLE)).toBe(false);
});

test('a name no dictionary knows is found inside longer text', () => {
  expect(finds('赫哲淀莲', '同江市赫哲淀莲农业开发有限责任公司中标')).toBe(true);
});

test('a query of marks alone asks for nothing', () => {
  expect(segmentForQuery('，。！ “”')).toBe('');
});

test('highlighting uses words, the longest first', () => {
  expect(queryWords('的国有土地 出让')).toEqual(['国有土地', '出让']);
});
