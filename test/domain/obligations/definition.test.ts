import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinition } from '../../../src/domain/lifecycle/definition.js';
import { OBLIGATION } from '../../../src/domain/obligations/registry.js';
import { shortestPaths } from '../../../src/workflow/paths.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const file = join(__dirname, '../../../workflows/obligation.yaml');
const definition = readDefinition(readFileSync(file, 'utf8'), file, OBLIGATION);
const ways = Object.fromEntries(
  shortestPaths(definition, tongjiang, '2026-11-24').map(({ state, moves }) => [
    state,
    moves.map(({ action }) => action),
  ]),
);

test('there is a way to every state, and only publication fulfils', () => {
  expect(ways).toEqual({
    'work.expected': [],
    'work.nothingProposed': ['DECLARE_NOTHING'],
    'work.drafted': ['BEGIN'],
    'work.withheld': ['BEGIN', 'ITEM_WITHHELD'],
    'work.nothing': ['CONFIRM_NOTHING'],
    'work.fulfilled': ['BEGIN', 'FULFIL'],
  });
});
