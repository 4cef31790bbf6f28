import { fillClocks } from '../../../bench/clock-data.js';
import { dueStatement } from '../../../src/engine/clock-rungs.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { carriedOut } from '../../support/plans.js';

jest.setTimeout(120_000);
const NOW = new Date('2026-11-24T02:00:00Z');

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await fillClocks(database.ownerPool(1), 'h', { open: 30_000, due: 40, now: NOW, sweeps: 1 });
});
afterAll(async () => {
  await database.drop();
});

test.each([true, false])(
  'a sweep over thirty thousand open clocks touches only those that are due (people at work: %s)',
  async (days) => {
    const { custom, generic } = await carriedOut(database.ownerPool(1), dueStatement(NOW, days, 100));
    for (const { indexes, sequential, touched } of [custom, generic]) {
      expect(indexes).toEqual(['clock_rung_due']);
      expect(sequential).toEqual([]);
      expect(touched).toBe(40);
    }
  },
);
