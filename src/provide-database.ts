import { migrate } from './database/migrate.js';
import { APP_ROLE } from './database/roles.js';
import { startEmbedded } from './platform/embedded/supervisor.js';
import type { Settings } from './platform/settings.js';

export interface ProvidedDatabase {
  /** As the application connects. */
  readonly url: string;
  /** For the person who starts the process: where the data is. */
  readonly where: string;
  readonly stop: () => Promise<void>;
}

export interface Listener {
  readonly note: (line: string) => void;
  readonly lost: (reason: string) => void;
}

/** The database of the settings, or the embedded one, with its schema up to date. */
export async function provideDatabase(settings: Settings, listener: Listener): Promise<ProvidedDatabase> {
  if (settings.databaseUrl !== null) {
    await migrate(settings.databaseOwnerUrl ?? settings.databaseUrl);
    return { url: settings.databaseUrl, where: 'DATABASE_URL', stop: nothingToStop };
  }
  const embedded = await startEmbedded({ dataDir: settings.dataDir, appRole: APP_ROLE, ...listener });
  try {
    await migrate(embedded.ownerUrl);
  } catch (cause) {
    await embedded.stop();
    throw cause;
  }
  return { url: embedded.url, where: embedded.where, stop: embedded.stop };
}

const nothingToStop = async (): Promise<void> => {
  await Promise.resolve();
};
