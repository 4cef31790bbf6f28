import { Client } from 'pg';
import { ownerDataSource } from './data-source.js';
import { MIGRATIONS } from './migrations/index.js';
import { APP_ROLE, ensureAppRole } from './roles.js';

/** Any number agreed on by every process of this application ("gongkai" in ASCII, shortened to 32 bits). */
const LOCK = 0x676f6e67;

/** PostgreSQL's own number for a release, e.g. 150018: nothing older than 15 has the syntax the house uses. */
const OLDEST_SERVER = 150000;

/** Brings the schema up to date. Several processes may start at once: one migrates, the others wait and find it done. */
export async function migrate(ownerUrl: string): Promise<void> {
  const lock = new Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await requireServer(lock);
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
    if (await isCurrent(lock)) return;
    await ensureAppRole(lock);
    await runMigrations(ownerUrl);
    await lock.query(`REVOKE ALL ON migrations FROM ${APP_ROLE}; GRANT SELECT ON migrations TO ${APP_ROLE}`);
  } finally {
    await lock.end();
  }
}

/** Whether every migration of this build has run; answers for the owner and for the application alike. */
export async function isCurrent(connection: Pick<Client, 'query'>): Promise<boolean> {
  const table = await connection.query<{ there: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  if (table.rows[0]?.there !== true) return false;
  const done = await connection.query<{ name: string }>('SELECT name FROM migrations');
  const names = new Set(done.rows.map((row) => row.name));
  return MIGRATIONS.every((migration) => names.has(migration.name));
}

async function requireServer(connection: Client): Promise<void> {
  const found = await connection.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  const server = found.rows[0];
  if (server === undefined || server.number < OLDEST_SERVER)
    throw new Error(`PostgreSQL ${server?.version ?? 'of an unknown version'} is too old: 15 or newer is needed`);
}

async function runMigrations(ownerUrl: string): Promise<void> {
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
