import { figure, type Figure } from './figures.js';
import type { House } from './house.js';

/** So many that the first pages of small indexes no longer count. */
const ITEMS = 150;

/** What one item leaves behind: rows and indexes of all tables, and what was written ahead for it (docs/scale.md, `B` and `W`). */
export async function measureStorage({ owner }: House, live: (items: number) => Promise<void>): Promise<Figure[]> {
  await owner.query('VACUUM FULL'); // no holes that others left
  const before = await held(owner);
  await live(ITEMS);
  const after = await held(owner);
  const each = (bytes: number) => ({ value: bytes / ITEMS / 1024, unit: 'kB', samples: ITEMS });
  return [
    figure('storage: rows and indexes of one item, delivered', each(after.rows - before.rows)),
    figure('storage: write-ahead log of the same', each(after.log - before.log)),
  ];
}

async function held(owner: House['owner']): Promise<{ rows: number; log: number }> {
  const { rows } = await owner.query<{ rows: string; log: string }>(HELD);
  return { rows: Number(rows[0]!.rows), log: Number(rows[0]!.log) };
}

const HELD = `
SELECT sum(pg_total_relation_size(c.oid)) AS rows, pg_current_wal_lsn() - '0/0' AS log
FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public' AND relkind = 'r'`;
