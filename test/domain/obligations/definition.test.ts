import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinition } from '../../../src/domain/lifecycle/definition.js';
import { OBLIGATION } from '../../../src/domain/obligations/registry.js';

test('the definition is sound', () => {
  const file = join(__dirname, '../../../workflows/obligation.yaml');
  const definition = readDefinition(readFileSync(file, 'utf8'), file, OBLIGATION);
  expect(definition.name).toBe('obligation');
});
