import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { matrix } from './support/matrix';

const FILE = join(__dirname, 'authorization-matrix.md');

test('who may do what in which state is as the table says', () => {
  const now = matrix();
  if (process.env.UPDATE === '1') writeFileSync(FILE, now);
  expect(now.split('\n')).toEqual(readFileSync(FILE, 'utf8').split('\n'));
});
