import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderMatrix } from './support/order-matrix';

const FILE = join(__dirname, 'supervision-matrix.md');

test('who may do what with a supervision order in which state is as the table says', () => {
  const now = orderMatrix();
  if (process.env.UPDATE === '1') writeFileSync(FILE, now);
  expect(now.split('\n')).toEqual(readFileSync(FILE, 'utf8').split('\n'));
});
