import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDefinition } from '../../src/domain/lifecycle/definition.js';
import { REGISTRIES } from '../../src/workflow/registries.js';

const FOLDER = join(__dirname, '../../workflows');

test('every definition has its code, its page in sentences, and is sound', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  expect(
    Object.keys(REGISTRIES)
      .map((name) => `${name}.yaml`)
      .sort(),
  ).toEqual(files.sort());
  for (const file of files) {
    expect(existsSync(join(FOLDER, file.replace('.yaml', '.md')))).toBe(true);
    expect(
      readDefinition(readFileSync(join(FOLDER, file), 'utf8'), file, REGISTRIES[basename(file, '.yaml')]!).actions.size,
    ).toBeGreaterThan(0);
  }
});
