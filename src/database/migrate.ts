import { Client } from 'pg';
import { StartProblem } from '../platform/start-problem.js';
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
    await refuseNewer(lock);
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
  const names = await migrationsOf(connection);
  return MIGRATIONS.every((migration) => names.includes(migration.name));
}

/** An older program would write rows that the newer one no longer reads, and leave out those that it needs. */
async function refuseNewer(connection: Pick<Client, 'query'>): Promise<void> {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const newest = (await migrationsOf(connection)).findLast((name) => !known.has(name));
  if (newest === undefined) return;
  throw new StartProblem(
    `the database is newer than this program: it has the migration ${newest}, and the newest one here is ` +
      `${MIGRATIONS.at(-1)?.name ?? 'none'}. Nothing was changed.\nStart the version that made it or a later one; ` +
      'the way back is a backup made before the upgrade (docs/operations.md, Upgrade).',
  );
}

/** In the order in which they ran. */
async function migrationsOf(connection: Pick<Client, 'query'>): Promise<string[]> {
  const table = await connection.query<{ there: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
  if (table.rows[0]?.there !== true) return [];
  const done = await connection.query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
  return done.rows.map((row) => row.name);
}

async function requireServer(connection: Client): Promise<void> {
  const found = await connection.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  const server = found.rows[0];
  if (server === undefined || server.number < OLDEST_SERVER)
    throw new StartProblem(
      `PostgreSQL ${server?.version ?? 'of an unknown version'} is too old: 15 or newer is needed`,
    );
}

async function runMigrations(ownerUrl: string): Promise<void> {
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
