import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, rmdirSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (program: string, ...words: string[]): boolean => spawnSync(program, words).status === 0;

/** A disk of its own in memory, as large as a test wants it; only root makes one, and not in every container. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  /** null where nothing can be mounted. */
  static make(megabytes: number): SmallDisk | null {
    const path = mkdtempSync(join(tmpdir(), 'gk-disk-'));
    if (run('mount', '-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', path)) {
      chmodSync(path, 0o755);
      return new SmallDisk(path);
    }
    rmdirSync(path);
    return null;
  }

  static get possible(): boolean {
    const tried = SmallDisk.make(1);
    tried?.remove();
    return tried !== null;
  }

  fill(): void {
    const { bavail, bsize } = statfsSync(this.path);
    writeFileSync(this.filler, Buffer.alloc(bavail * bsize));
  }

  empty(): void {
    truncateSync(this.filler);
  }

  readOnly(is: boolean): void {
    if (!run('mount', '-o', `remount,${is ? 'ro' : 'rw'}`, this.path)) throw new Error(`${this.path}: no remount`);
  }

  remove(): void {
    run('umount', '--lazy', this.path);
    rmSync(this.path, { recursive: true, force: true });
  }

  private get filler(): string {
    return join(this.path, 'filler');
  }
}
