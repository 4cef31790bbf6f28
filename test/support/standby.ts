import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { OWNER } from '../../src/platform/embedded/cluster.js';
import { chooseIdentity, spawnAs } from '../../src/platform/embedded/identity.js';
import { PROGRAMS_15 } from './postgres-15.js';

const ATTEMPTS = 50;

/** A streaming replica of a PostgreSQL 15 on this machine, made by `pg_basebackup` as docs/scale.md tells. */
export class Standby {
  private constructor(
    private readonly top: string,
    private readonly who = chooseIdentity(top),
  ) {}

  static async of(primary: string): Promise<Standby> {
    const top = mkdtempSync(join(tmpdir(), 'gk-standby-'));
    chmodSync(top, 0o755);
    const standby = new Standby(top);
    for (const folder of [standby.cluster, standby.socket]) {
      mkdirSync(folder, { mode: 0o700 });
      if (standby.who.lent) chownSync(folder, standby.who.uid, standby.who.gid);
    }
    const backup = ['-h', primary, '-U', OWNER, '-D', standby.cluster, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
    standby.must('pg_basebackup', ...backup);
    await standby.start();
    return standby;
  }

  get socket(): string {
    return join(this.top, 'run');
  }

  /** Once what was killed is really gone; a server that has just been is still in the way. */
  async start(): Promise<void> {
    const log = join(this.socket, 'log');
    const settings = [
      "listen_addresses=''",
      `unix_socket_directories=${this.socket}`,
      'max_connections=200',
      'fsync=off',
    ];
    const options = settings.map((setting) => `-c ${setting}`).join(' ');
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (this.run('pg_ctl', 'start', '-w', '-D', this.cluster, '-o', options, '-l', log).status === 0) return;
      await pause(200);
    }
    throw new Error(`the standby does not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
  }

  /** As a power cut would. */
  kill(): void {
    const [pid] = readFileSync(join(this.cluster, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }

  remove(): void {
    this.run('pg_ctl', 'stop', '-m', 'immediate', '-D', this.cluster);
    rmSync(this.top, { recursive: true, force: true });
  }

  private get cluster(): string {
    return join(this.top, 'data');
  }

  private must(program: string, ...words: string[]): void {
    const done = this.run(program, ...words);
    if (done.status !== 0) throw new Error(`${program}: ${String(done.stderr)}`);
  }

  /** Its output is not a pipe, which the server would hold open. */
  private run(program: string, ...words: string[]) {
    const stdio: ('ignore' | 'pipe')[] =
      program === 'pg_ctl' ? ['ignore', 'ignore', 'ignore'] : ['ignore', 'ignore', 'pipe'];
    return spawnSync(join(PROGRAMS_15, program), words, { ...spawnAs(this.who), stdio });
  }
}
