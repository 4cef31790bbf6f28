import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import { APP_ROLE } from '../../src/database/roles.js';
import { OWNER } from '../../src/platform/embedded/cluster.js';
import { socketUrl } from '../../src/platform/embedded/probe.js';

export interface FreshDatabase {
  /** Connects as the application's role. */
  readonly url: string;
  /** Connects as the owner of the schema, who may look behind the application's back. */
  readonly ownerUrl: string;
  /** A pool as the application, closed by `drop`. */
  pool(max?: number): Pool;
  /** A pool as the owner, closed by `drop`. */
  ownerPool(max?: number): Pool;
  drop(): Promise<void>;
}

/** A migrated, empty database of its own, cloned from the template of the run. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const socket = process.env.GONGKAI_TEST_SOCKET;
  if (socket === undefined) throw new Error('the test cluster is not running: is globalSetup configured?');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asOwner(socket, `CREATE DATABASE ${name} TEMPLATE gongkai STRATEGY file_copy`);
  const url = socketUrl(socket, APP_ROLE, name);
  const ownerUrl = socketUrl(socket, OWNER, name);
  const pools: Pool[] = [];
  const open = (connectionString: string, max: number) => {
    const pool = new Pool({ connectionString, max });
    pool.on('connect', (client) => client.on('error', () => undefined)); // `end` does not wait for the sockets; DROP … FORCE cuts them
    pool.on('error', () => undefined); // an idle client that was cut off tells its pool
    pools.push(pool);
    return pool;
  };
  return {
    url,
    ownerUrl,
    pool: (max = 8) => open(url, max),
    ownerPool: (max = 4) => open(ownerUrl, max),
    drop: async () => {
      await Promise.all(
        pools.map(async (pool) => {
          await pool.end();
        }),
      );
      await asOwner(socket, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asOwner(socket: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: socketUrl(socket, OWNER, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
