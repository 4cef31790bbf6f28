import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { OWNER } from '../../src/platform/embedded/cluster.js';
import { readLock } from '../../src/platform/embedded/lock-file.js';
import { clusterFolder, runtimeName } from '../../src/platform/embedded/places.js';
import { socketUrl } from '../../src/platform/embedded/probe.js';

/** A DATA_DIR of a test: everything in it, and what it points to, goes when the test ends. */
export class DataFolder {
  private constructor(
    readonly path: string,
    private readonly top: string,
  ) {}

  static make(...deeper: string[]): DataFolder {
    const top = mkdtempSync(join(tmpdir(), 'gk-'));
    chmodSync(top, 0o755);
    return new DataFolder(join(top, ...deeper, 'data'), top);
  }

  /** A folder that starts as a copy of another's, so that not every test has to make a cluster. */
  static copyOf(seed: DataFolder): DataFolder {
    const made = DataFolder.make();
    spawnSync('cp', ['-a', seed.path, made.path]);
    return made;
  }

  /** Gives the folder around the data to that user, or closes it to all but its owner. */
  give(uid: number): this {
    chownSync(this.top, uid, uid);
    return this;
  }

  close(): this {
    chmodSync(this.top, 0o700);
    return this;
  }

  get cluster(): string {
    return clusterFolder(this.path);
  }

  postmaster(): number | null {
    return readLock(this.cluster)?.pid ?? null;
  }

  /** The folder of the running server's socket; it stays the same over restarts. */
  get socket(): string {
    return readFileSync(join(this.cluster, 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';
  }

  /** Runs one statement as the owner of the schema. */
  async query(statement: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: socketUrl(this.socket, OWNER, 'gongkai') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  remove(): void {
    const cluster = this.cluster;
    if (existsSync(cluster)) rmSync(join(tmpdir(), runtimeName(cluster)), { recursive: true, force: true });
    rmSync(this.top, { recursive: true, force: true });
    if (existsSync(cluster)) rmSync(cluster, { recursive: true, force: true });
  }
}

/** Whether a process is there and not a zombie. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc/self') || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
