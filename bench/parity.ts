import type { House } from './house.js';

const TABLES = [
  'workflow_case',
  'audit_entry',
  'audit_content',
  'audit_unsealed',
  'task',
  'outbox',
  'idempotency',
  'timer',
];

/** The comparison is worth nothing unless both write the same: rows that each adds, table by table, and tasks that each ends. */
export async function mustWriteTheSame(house: House, contestants: readonly (() => Promise<void>)[]): Promise<void> {
  const added: string[] = [];
  for (const contestant of contestants) {
    const before = await rows(house);
    await contestant();
    const after = await rows(house);
    added.push(JSON.stringify(Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)])));
  }
  if (new Set(added).size !== 1) throw new Error(`not the same rows: ${added.join(' and ')}`);
}

async function rows({ owner }: House): Promise<Record<string, number>> {
  const counts = TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
  const ended = `(SELECT count(*)::int FROM task WHERE status <> 'open') AS ended`;
  const { rows: found } = await owner.query<Record<string, number>>(`SELECT ${[...counts, ended].join(', ')}`);
  return found[0] ?? {};
}
