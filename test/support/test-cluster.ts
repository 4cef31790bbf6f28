import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/database/migrate.js';
import { APP_ROLE } from '../../src/database/roles.js';
import { OWNER } from '../../src/platform/embedded/cluster.js';
import { isAlive } from '../../src/platform/embedded/lock-file.js';
import { socketUrl } from '../../src/platform/embedded/probe.js';
import { DATABASE, furnish, startEmbedded } from '../../src/platform/embedded/supervisor.js';
import { startPostgres15 } from './postgres-15.js';

/** Nothing of a test survives it, so nothing has to reach a disk. */
const DURABILITY_OFF = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

const PREFIX = 'gongkai-test-';

export interface TestCluster {
  readonly socket: string;
  /** Goes when the run ends. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** One server for the whole run, with a migrated database that every test file clones. TEST_POSTGRES=15 takes the oldest. */
export async function startTestCluster(): Promise<TestCluster> {
  sweepLeftovers(memoryFolder());
  const folder = mkdtempSync(join(memoryFolder(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755); // the user that root lends to PostgreSQL has to get in
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

/** Files of runs that were killed; their servers went with them. */
function sweepLeftovers(memory: string): void {
  for (const name of readdirSync(memory)) {
    const maker = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
    if (maker > 0 && !isAlive(maker)) rmSync(join(memory, name), { recursive: true, force: true });
  }
}

function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
