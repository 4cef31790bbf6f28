import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWNER } from '../../src/platform/embedded/cluster.js';
import { chooseIdentity, spawnAs } from '../../src/platform/embedded/identity.js';
import { startPostmaster } from '../../src/platform/embedded/start.js';

export const PROGRAMS_15 = '/usr/lib/postgresql/15/bin';

export const HAS_POSTGRES_15 = existsSync(join(PROGRAMS_15, 'postgres'));

export interface OtherServer {
  readonly socket: string;
  stop(): Promise<void>;
}

/** The oldest PostgreSQL that must do, from Debian's package `postgresql-15`, with a cluster of its own. */
export async function startPostgres15(): Promise<OtherServer> {
  const top = mkdtempSync(join(tmpdir(), 'gk-pg15-'));
  const [cluster, socket] = [join(top, 'data'), join(top, 'run')];
  const who = chooseIdentity(cluster);
  chmodSync(top, 0o755);
  for (const folder of [cluster, socket]) {
    mkdirSync(folder, { mode: 0o700 });
    if (who.lent) chownSync(folder, who.uid, who.gid);
  }
  const made = spawnSync(
    join(PROGRAMS_15, 'initdb'),
    ['--pgdata', cluster, `--username=${OWNER}`, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    spawnAs(who),
  );
  if (made.status !== 0) throw new Error(made.stderr.toString());
  const parameters = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const server = await startPostmaster({ bin: PROGRAMS_15, cluster, socket, who, log: join(top, 'log'), parameters });
  const stop = async () => {
    await server.stop(10_000);
    rmSync(top, { recursive: true, force: true });
  };
  return { socket, stop };
}
