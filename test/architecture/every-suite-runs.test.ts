import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHARES } from '../together/suites.js';

test('npm test runs every share of the suites', () => {
  const files = readdirSync(join(__dirname, '../together')).filter((name) => name.endsWith('.test.ts'));
  expect(files.sort()).toEqual(Array.from({ length: SHARES }, (_, nth) => `share-${String(nth)}.test.ts`));
});
