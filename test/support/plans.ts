import { escapeLiteral, type Client, type Pool, type PoolClient } from 'pg';

export interface Asked {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** How a statement was carried out: which indexes it used, and how many rows its scans touched at most. */
export interface Carried {
  readonly indexes: readonly string[];
  readonly sequential: readonly string[];
  readonly touched: number;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** Runs the statement (and takes back what it did) as a prepared one that plans anew, and as one that keeps its plan. */
export async function carriedOut(pool: Pool, asked: Asked): Promise<Record<'custom' | 'generic', Carried>> {
  const client = await pool.connect();
  try {
    return { custom: await explained(client, asked, 'custom'), generic: await explained(client, asked, 'generic') };
  } finally {
    client.release(true);
  }
}

/** Keeps the plan made now, and tells how it does later, when `meanwhile` has changed the tables. */
export async function carriedOutLater(pool: Pool, asked: Asked, meanwhile: () => Promise<unknown>): Promise<Carried> {
  const client = await pool.connect();
  try {
    await client.query('SET plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE asked AS ${asked.text}`);
    const execute = `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE asked${given(asked)}`;
    await planOf(client, execute);
    await meanwhile();
    return await planOf(client, execute);
  } finally {
    client.release(true);
  }
}

const given = ({ values = [] }: Asked): string => (values.length === 0 ? '' : `(${values.map(literal).join(', ')})`);

async function explained(client: PoolClient, asked: Asked, mode: string): Promise<Carried> {
  await client.query(`SET plan_cache_mode = force_${mode}_plan`);
  await client.query(`PREPARE asked AS ${asked.text}`);
  try {
    return await planOf(client, `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE asked${given(asked)}`);
  } finally {
    await client.query('DEALLOCATE asked');
  }
}

async function planOf(client: PoolClient, execute: string): Promise<Carried> {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(execute);
    return told(nodes(rows[0]!['QUERY PLAN'][0].Plan));
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Tables that do not grow with the work done, or hold only what waits: reading all of one is the cheapest way. */
const SMALL = new Set(['account', 'definition', 'audit_unsealed']);

const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];

function told(all: readonly Node[]): Carried {
  const scans = all.filter((node) => node['Node Type'].endsWith('Scan') && node['Node Type'] !== 'CTE Scan');
  const touched = scans.map(
    (node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
  );
  return {
    indexes: all.flatMap((node) => node['Index Name'] ?? []),
    sequential: scans
      .filter((node) => node['Node Type'] === 'Seq Scan' && !SMALL.has(node['Relation Name'] ?? ''))
      .map((node) => node['Relation Name'] ?? ''),
    touched: Math.max(0, ...touched),
  };
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  if (Buffer.isBuffer(value)) return escapeLiteral(`\\x${value.toString('hex')}`);
  if (Array.isArray(value)) return escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  if (typeof value === 'string') return escapeLiteral(value);
  throw new TypeError(`no statement of the house is given a ${typeof value}`);
}

/** Every statement with a name or values that goes through `pg` while `work` is under way. */
export async function statementsOf(client: typeof Client, work: () => Promise<unknown>): Promise<Asked[]> {
  const spy = jest.spyOn(client.prototype, 'query');
  try {
    await work();
    const configs = spy.mock.calls.map(([first]) => first as unknown);
    return configs.filter((one): one is Asked => typeof one === 'object' && one !== null && 'text' in one);
  } finally {
    spy.mockRestore();
  }
}
