import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/database/migrate.js';
import { APP_ROLE } from '../../src/database/roles.js';
import { startEmbedded, type Embedded } from '../../src/platform/embedded/supervisor.js';

/** Nothing of a test survives it, so nothing has to reach a disk. */
const DURABILITY_OFF = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

export interface TestCluster {
  readonly embedded: Embedded;
  /** Goes when the run ends. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** One server for the whole run, with a migrated database that every test file clones. */
export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = mkdtempSync(join(memoryFolder(), 'gongkai-test-'));
  const embedded = await startEmbedded({
    dataDir,
    appRole: APP_ROLE,
    parameters: DURABILITY_OFF,
    initdb: ['--no-sync'],
    note: () => undefined,
    lost: (reason) => {
      process.stderr.write(`${reason}\n`);
    },
  });
  await migrate(embedded.ownerUrl);
  const stop = async () => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { embedded, folder: dataDir, stop };
}

function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
