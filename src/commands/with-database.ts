import { existsSync } from 'node:fs';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { appDataSource, poolOf } from '../database/data-source.js';
import { APP_ROLE } from '../database/roles.js';
import { chooseIdentity } from '../platform/embedded/identity.js';
import { clusterFolder, socketFolder } from '../platform/embedded/places.js';
import { probe, socketUrl } from '../platform/embedded/probe.js';
import { DATABASE } from '../platform/embedded/supervisor.js';
import { readSettings } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { provideDatabase } from '../provide-database.js';

/**
 * Runs the work of a command on the database of the settings: DATABASE_URL, the embedded server that is running already, or
 * one started for this command alone.
 */
export async function withDatabase<T>(
  env: NodeJS.ProcessEnv,
  work: (pool: Pool, settings: Settings, source: DataSource) => Promise<T>,
  connections = 2,
): Promise<T> {
  const settings = readSettings(env);
  const running = settings.databaseUrl === null ? await runningServer(settings.dataDir) : null;
  const database = await provideDatabase(
    { ...settings, databaseUrl: settings.databaseUrl ?? running },
    { note: complain, lost: complain },
  );
  try {
    const source = await appDataSource(database.url, connections, () => undefined).initialize();
    try {
      return await work(poolOf(source), settings, source);
    } finally {
      await source.destroy();
    }
  } finally {
    await database.stop();
  }
}

async function runningServer(dataDir: string): Promise<string | null> {
  const cluster = clusterFolder(dataDir);
  if (!existsSync(cluster)) return null;
  const socket = socketFolder(dataDir, cluster, chooseIdentity(cluster));
  return (await probe(socket)) === 'answers' ? socketUrl(socket, APP_ROLE, DATABASE) : null;
}

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
