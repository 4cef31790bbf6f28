import type { Pool } from 'pg';
import { v5 } from 'uuid';
import { isSystems, type Act } from './script/act.js';

const DEMO_ITEMS = '5f0c8a3e-7d0b-5a51-9b7e-6d1f2c4a9e30';

/** The same item has the same id in every database: so a load that was cut short knows what is there. */
export const idOf = (key: string): string => v5(key, DEMO_ITEMS);

/**
 * Each act of a person leaves exactly one entry in the case's trail: as many acts as there are entries are done. What is decided of
 * finds belongs to the clearance that follows.
 */
export async function undone(pool: Pool, stories: readonly (readonly Act[])[]): Promise<readonly Act[]> {
  const { rows } = await pool.query<{ subject: string; done: number }>(DONE, [stories.flatMap(idsOf)]);
  const done = new Map(rows.map((row) => [row.subject, row.done]));
  return stories.flatMap((acts) => afterwards(acts, done.get(idsOf(acts)[0] ?? '') ?? 0));
}

const idsOf = ([first]: readonly Act[]): string[] => (first === undefined ? [] : [idOf(first.item.key)]);

function afterwards(acts: readonly Act[], done: number): readonly Act[] {
  const byPeople = acts.flatMap((act, n) => (isSystems(act) ? [] : [n]));
  if (done >= byPeople.length) return [];
  return done === 0 ? acts : acts.slice((byPeople[done - 1] ?? 0) + 1);
}

const DONE = `
SELECT subject, count(*)::int AS done FROM audit_entry
WHERE subject = ANY ($1::uuid[]) AND actor <> 'system' AND action <> 'DECIDE' GROUP BY subject`;
