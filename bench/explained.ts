import type { Pool } from 'pg';
import { say } from './house.js';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** `--plans` tells how each statement of a list is carried out; a named statement soon keeps one plan for all values: both are told. */
export async function explained(what: string, owner: Pool, { text, values }: Statement): Promise<void> {
  if (!process.argv.includes('--plans')) return;
  const client = await owner.connect();
  try {
    await client.query('BEGIN');
    for (const mode of ['custom', 'generic']) {
      await client.query(`SET LOCAL plan_cache_mode = force_${mode}_plan`);
      const name = `plan_${mode}`;
      const asked = { name, text: `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${text}`, values: [...values] };
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(asked);
      say([`-- ${what}, ${mode} plan`, ...rows.map((row) => row['QUERY PLAN'])].join('\n'));
    }
    await client.query('ROLLBACK');
  } finally {
    client.release(true);
  }
}
