import { ChangeOrderJob } from '../../../src/syndication/change-order-job.js';
import { MARK, WindowMark } from '../../../src/portal/kept/window-mark.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { heldAt } from '../../support/barrier.js';
import { carriedOut } from '../../support/plans.js';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
});

const changed = async (count = 1) =>
  await database
    .ownerPool(1)
    .query(
      `INSERT INTO window_change (number, version, kind, at) SELECT 'u/2026-1', 1, 'published', now() FROM generate_series(1, $1::int)`,
      [count],
    );

test('whoever waits at the same moment shares one read; whoever comes while it is under way waits for the next', async () => {
  const pool = database.pool(2);
  const mark = new WindowMark({ pool });
  const asked = jest.spyOn(pool, 'query');
  const together = await Promise.all(Array.from({ length: 20 }, async () => await mark.now()));
  expect([new Set(together).size, asked.mock.calls.length]).toEqual([1, 1]);
  asked.mockRestore();
  const gate = heldAt(pool, 'window-mark');
  const before = mark.now();
  await gate.reached;
  await changed();
  const after = mark.now();
  gate.open();
  expect(await before).toBe(together[0]);
  expect(await after).not.toBe(together[0]);
});

test('the mark goes up with every change, stays when it gets its position, and never comes back', async () => {
  const pool = database.pool(2);
  const mark = new WindowMark({ pool });
  const order = new ChangeOrderJob({ pool });
  const seen = [await mark.now()];
  for (const count of [1, 3, 2]) {
    await changed(count);
    seen.push(await mark.now());
    await order.run();
    expect(await mark.now()).toBe(seen.at(-1));
  }
  expect(new Set(seen).size).toBe(4);
});

test('a database that does not answer has no mark, and one again when it does', async () => {
  const pool = database.pool(1);
  const mark = new WindowMark({ pool });
  const broken = jest.spyOn(pool, 'query').mockImplementationOnce(() => {
    throw new Error('Connection terminated');
  });
  expect(await mark.now()).toBeNull();
  broken.mockRestore();
  expect(await mark.now()).not.toBeNull();
});

test('of a hundred thousand changes a few entries at one end of an index are touched', async () => {
  const owner = database.ownerPool(1);
  await owner.query(
    `INSERT INTO window_change (number, version, kind, at, position)
     SELECT 'u/2026-' || n, 1, 'published', now(), 1000 + n FROM generate_series(1, 100000) n`,
  );
  await changed(20);
  await owner.query('VACUUM (ANALYZE) window_change');
  const { custom, generic } = await carriedOut(owner, { text: MARK });
  for (const { indexes, sequential, touched } of [custom, generic]) {
    expect(sequential).toEqual([]);
    expect(indexes).toHaveLength(2);
    expect(touched).toBeLessThan(50);
  }
});
