import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

test.each(['all', 'browser'] as const)('no suite of %s is in two shares or in none', (whole) => {
  const folder = join(__dirname, '../together', whole);
  const files = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const asked = files.map((file) => readFileSync(join(folder, file), 'utf8').split('\n').at(-2));
  expect(files).toEqual(files.map((_, nth) => `share-${String(nth)}.test.ts`));
  expect(asked).toEqual(files.map((_, nth) => `share('${whole}', ${String(nth)});`));
});
