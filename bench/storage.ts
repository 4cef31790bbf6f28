import { figure, type Figure } from './figures.js';
import type { House } from './house.js';

const ITEMS = 150;
/** Those before it, so that the first pages of indexes are there; others leave no holes that these would fill. */
const BEFORE = 20;

/** What one item leaves behind: rows and indexes of all tables, and what was written ahead for it (docs/scale.md, `B` and `W`). On a database that holds nothing else. */
export async function measureStorage({ owner }: House, live: (items: number) => Promise<void>): Promise<Figure[]> {
  await live(BEFORE);
  await owner.query('VACUUM');
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
