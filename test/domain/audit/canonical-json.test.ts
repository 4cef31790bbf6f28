import { canonicalJson, sha256Hex } from '../../../src/domain/audit/canonical-json.js';

describe('canonical JSON (RFC 8785)', () => {
  it('writes the sample of §3.2.2 as §3.2.4 gives it', () => {
    const sample = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units, as in §3.2.3', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const values = [...canonicalJson(sample).matchAll(/:"([^"]*)"/g)].map((match) => match[1]);
    expect(values).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [333333333.3333332, '333333333.3333332'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
  ])('writes the number %p of appendix B as %s', (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });

  it('gives the same text whatever the order the members were put in, also inside', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: '同江' })).toBe(canonicalJson({ a: '同江', b: [{ c: 2, d: 1 }] }));
  });

  it.each<[string, unknown]>([
    ['$.price: undefined', { price: undefined }],
    ['$[1]: NaN', [1, NaN]],
    ['$.n: Infinity', { n: Infinity }],
    ['$.at: Date', { at: new Date(0) }],
    ['$: bigint', 1n],
    ['$.f: function', { f: () => 1 }],
    ['$: Map', new Map()],
    ['$[0]: undefined', new Array(1)],
    ['$.s: a string with a lone surrogate', { s: '\ud83d' }],
  ])('refuses what JSON cannot carry, naming where: %s', (reason, value) => {
    expect(() => canonicalJson(value)).toThrow(`not JSON at ${reason}`);
  });

  it('hashes the UTF-8 bytes', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('€')).toBe('c4cc90ed3d26f12d4b08a75140970a7904035c31cbb4515a83f19b9003c00d1d');
  });
});
