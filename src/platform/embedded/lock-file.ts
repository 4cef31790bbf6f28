import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What `postmaster.pid` says: its first line is the process, its eighth the state. */
export interface Lock {
  readonly pid: number;
  readonly ready: boolean;
}

export function readLock(cluster: string): Lock | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Math.abs(Number(lines[0])), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/**
 * PostgreSQL clears a stale lock itself, unless the number in it has been given to another process meanwhile (containers
 * hand out the same few) or is a zombie. Then the lock is removed here; leftover backends are still found by PostgreSQL
 * through the shared memory of the folder.
 */
export function clearStaleLock(cluster: string): void {
  const lock = readLock(cluster);
  if (lock !== null && !mayBePostmaster(lock.pid, cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** In doubt yes: only a process seen to be something else, or nothing, is ruled out. */
export function mayBePostmaster(pid: number, cluster: string): boolean {
  if (!existsSync('/proc/self/stat')) return isAlive(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (/\) [ZX] /.test(stat) || !stat.includes('(postgres)')) return false;
  } catch {
    return false;
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return true;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
