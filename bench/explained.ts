import { escapeLiteral, type Pool } from 'pg';
import { say } from './house.js';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** `--plans` tells how a statement is carried out; as it is named, it soon keeps one plan for all values: both are told. */
export async function explained(what: string, owner: Pool, { text, values }: Statement): Promise<void> {
  if (!process.argv.includes('--plans')) return;
  const client = await owner.connect();
  try {
    for (const mode of ['custom', 'generic']) {
      await client.query(`SET plan_cache_mode = force_${mode}_plan`);
      await client.query(`PREPARE ${mode}_plan AS ${text}`);
      const execute = `EXECUTE ${mode}_plan(${values.map(literal).join(', ')})`;
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${execute}`);
      say([`-- ${what}, ${mode} plan`, ...rows.map((row) => row['QUERY PLAN'])].join('\n'));
    }
  } finally {
    client.release(true);
  }
}

function literal(value: unknown): string {
  if (typeof value === 'string') return escapeLiteral(value);
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  return JSON.stringify(value);
}
