import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysOf, LOCALES } from '../../src/platform/i18n.js';
import { projectRoot } from '../../src/platform/project-root.js';

/** How code names a refusal: as a field, by one of the short helpers, or beginning with a fixed part. */
const PLAIN =
  /\bcode: '([a-z0-9][a-z0-9-]*)'|\b(?:no|notNow|notGood|reason|warning)\('(?!state'|content')([a-z0-9][a-z0-9-]*)'/g;
const BEGINNING = /\bcode: `([a-z0-9][a-z0-9-]*-)\$\{/g;

const sources = readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(projectRoot(), 'src', file), 'utf8'))
  .filter((text) => /refus|reason/i.test(text));

const found = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, field, helper]) => field ?? helper ?? ''))),
];

describe.each(LOCALES)('in %s', (locale) => {
  const sentences = keysOf(locale)
    .filter((key) => key.startsWith('refusals.'))
    .map((key) => key.slice('refusals.'.length));

  test('every refusal in the code has its sentence', () => {
    const codes = found(PLAIN);
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => !sentences.includes(code))).toEqual([]);
  });

  test('and so has every family of refusals', () => {
    const families = found(BEGINNING);
    expect(families).toContain('gone-');
    expect(families.filter((family) => !sentences.some((code) => code.startsWith(family)))).toEqual([]);
  });
});

test('both languages have the same sentences', () => {
  const [first, ...others] = LOCALES.map((locale) => keysOf(locale).sort());
  for (const other of others) expect(other).toEqual(first);
});
