import type { Queryable } from '../platform/database.js';

/** Signs of life and sign-ins are worth nothing elsewhere; the schema's own record is made by migrating. */
const LEFT_OUT = ['heartbeat', 'session', 'migrations'];

/** Every table worth keeping, each after those it refers to. */
export async function tablesInOrder(database: Queryable): Promise<string[]> {
  const found = await database.query<{ name: string; parents: string[] }>(
    `SELECT c.relname AS name,
            array(SELECT DISTINCT f.confrelid::regclass::text FROM pg_constraint f
                  WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS parents
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
     ORDER BY 1`,
    [LEFT_OUT],
  );
  const waiting = new Map(found.rows.map((row) => [row.name, row.parents]));
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(([, parents]) => parents.every((parent) => !waiting.has(parent)));
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const [name] of free) {
      ordered.push(name);
      waiting.delete(name);
    }
  }
  return ordered;
}

/** The migrations a database has gone through; a backup fits only a schema with the same. */
export async function migrationsOf(database: Queryable): Promise<string[]> {
  const found = await database.query<{ name: string }>('SELECT name FROM migrations ORDER BY name');
  return found.rows.map((row) => row.name);
}
