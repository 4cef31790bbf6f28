import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/database/migrate.js';
import { APP_ROLE } from '../../src/database/roles.js';
import { OWNER } from '../../src/platform/embedded/cluster.js';
import { socketUrl } from '../../src/platform/embedded/probe.js';
import { DATABASE, furnish, startEmbedded } from '../../src/platform/embedded/supervisor.js';
import { startPostgres15 } from './postgres-15.js';

/** Nothing of a test survives it, so nothing has to reach a disk. */
const DURABILITY_OFF = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

export interface TestCluster {
  readonly socket: string;
  /** Goes when the run ends. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** One server for the whole run, with a migrated database that every test file clones. TEST_POSTGRES=15 takes the oldest. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(memoryFolder(), 'gongkai-test-'));
  const server = process.env.TEST_POSTGRES === '15' ? await startPostgres15() : await startNewest(folder);
  await furnish(server.socket, APP_ROLE);
  await migrate(socketUrl(server.socket, OWNER, DATABASE));
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { socket: server.socket, folder, stop };
}

const startNewest = async (dataDir: string) =>
  await startEmbedded({
    dataDir,
    appRole: APP_ROLE,
    parameters: DURABILITY_OFF,
    initdb: ['--no-sync'],
    note: () => undefined,
    lost: (reason) => {
      process.stderr.write(`${reason}\n`);
    },
  });

function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
