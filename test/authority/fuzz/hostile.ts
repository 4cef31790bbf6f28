import { MARK } from './judge.js';
import type { Random } from './random.js';

/** JSON as written, for what JSON.stringify would not say: numbers without end, a name twice, `__proto__` as a name. */
export class Raw {
  constructor(readonly text: string) {}
}

/** Pieces of SQL that would change an answer if they ever became part of a statement. */
export const SQL = [
  `' OR '1'='1`,
  `' OR 1=1 --`,
  `'); DROP TABLE item; --`,
  `' UNION SELECT NULL,NULL--`,
  `1; SELECT pg_sleep(9)--`,
  `" OR ""="`,
  `\\'; --`,
  `%' OR '%'='`,
  `$1`,
  `$$;--`,
  `' || version() || '`,
  `E'\\x41'`,
];

/** Words that mean something to somebody: templates, paths, headers, spreadsheets, formats. */
const MEANING = [
  `{{${MARK}}}`,
  '{{{constructor.constructor "return 7*7"}}}',
  '{{#with (lookup this "__proto__")}}{{this}}{{/with}}',
  '{{> ../../package.json}}',
  '${7*7}',
  '../../../../etc/passwd',
  '..\\..\\x',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://127.0.0.1:1/',
  `x\r\nx-planted: ${MARK}`,
  '=cmd|calc!A0',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
];

/** Text that is hard to keep, to show, to cut or to compare. */
const UNICODE = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '𠮷野家𝒳😀',
  'e\u0301'.repeat(40),
  `Z${'\u0310'.repeat(300)}`,
  '\u202e\u0644\u0627\u202c',
  '\u200f\u2066x\u2069',
  '\ufeff',
  '\u2028\u2029',
  '\ufffe\uffff',
  '👨‍👩‍👧‍👦'.repeat(20),
  'İıſßﬃ',
  '\u0085\u00a0\u3000',
  '\u0007\u001b[31m',
  'ﷺ'.repeat(50),
];

const DATES = [
  '2026-02-30',
  '2026-13-01',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13',
  '-000001-01-01',
  '2026-11-31T25:61:61Z',
  '2026-11-20T00:00:00+99:99',
  'infinity',
  'now()',
  'NaN',
  '1e400',
  '-1',
  '0',
  '2147483648',
  '9223372036854775808',
  '0x10',
  '٣',
  '１２',
];

const WRONG_TYPES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), '', ' ', [], {}, [[]], [null], [{}]],
  ...[{ $ne: null }, { toString: 1, valueOf: 1 }, { length: 1e9 }, ['a', ['b']], { value: {} }, { then: 1 }],
];

const TEXT_RAW = [
  '1e999',
  '-1e999',
  '123456789012345678901234567890',
  '0.1000000000000000055511151231257827',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"a":1,"a":2}',
  '"\\ud83d"',
  '"\\u0000"',
];

export const hostileText = (draw: Random): string => {
  const kind = draw.below(10);
  if (kind < 2) return draw.one(SQL);
  if (kind < 4) return draw.one(MEANING);
  if (kind < 6) return draw.one(UNICODE);
  if (kind < 8) return draw.one(DATES);
  return draw.one(['', 'x', '长', '\ud83d\ude00']).repeat(draw.one([0, 1, 81, 101, 301, 2_001, 10_001, 70_000]));
};

export function hostileValue(draw: Random): unknown {
  const kind = draw.below(10);
  if (kind < 5) return hostileText(draw);
  if (kind < 8) return draw.one(WRONG_TYPES);
  if (kind < 9) return new Raw(draw.one(TEXT_RAW));
  const depth = draw.one([31, 33, 400, 20_000]);
  return new Raw(
    draw.chance(50) ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  );
}
