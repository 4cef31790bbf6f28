import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { spawnAs, type Identity } from './identity.js';
import { readLock } from './lock-file.js';

export interface ServerPlan {
  readonly bin: string;
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
  readonly who: Identity;
  /** Further server parameters, e.g. durability off for tests. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Before the shell becomes the postmaster it leaves a watcher behind, which reads from a pipe (descriptor 3) that only
 * this Node process holds open. When Node is gone, however it went, the read ends and the watcher interrupts the
 * postmaster (fast shutdown). A line in the pipe sends it home instead. The double fork keeps it from being a child of
 * the postmaster, and the new session keeps Ctrl-C from reaching both at once.
 */
const WATCHED = `( ( trap '' INT TERM HUP; read _ <&3 || kill -INT $$ ) & ); exec "$@" 3<&-`;

const PARAMETERS = {
  listen_addresses: '',
  max_connections: '200',
  unix_socket_permissions: '0700',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** A running server, as its parent sees it. */
export class Postmaster {
  readonly gone: Promise<void>;
  private readonly logStart: number;

  private constructor(
    private readonly child: ChildProcess,
    private readonly plan: ServerPlan,
    logStart: number,
  ) {
    this.logStart = logStart;
    this.gone = new Promise((resolve) => {
      child.once('exit', resolve);
      child.once('error', resolve);
    }).then(() => {
      this.dismissWatcher();
    });
    child.unref();
    (child.stdio[3] as Writable & { unref(): void }).unref();
  }

  static launch(plan: ServerPlan): Postmaster {
    const log = openSync(plan.log, 'a', 0o640);
    const parameters = Object.entries({ ...PARAMETERS, unix_socket_directories: plan.socket, ...plan.parameters });
    const server = [
      join(plan.bin, 'postgres'),
      '-D',
      plan.cluster,
      ...parameters.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const child = spawn('/bin/sh', ['-c', WATCHED, 'gongkai-postgres', ...server], {
      ...spawnAs(plan.who),
      stdio: ['ignore', log, log, 'pipe'],
      detached: true,
    });
    const started = new Postmaster(child, plan, fstatSync(log).size);
    closeSync(log);
    return started;
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  get running(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits as long as the server lives: recovery after a crash takes the time it takes. */
  async ready(): Promise<boolean> {
    while (this.running) {
      const lock = readLock(this.plan.cluster);
      if (lock?.pid === this.pid && lock.ready) return true;
      await pause(10);
    }
    return false;
  }

  /** Fast shutdown; when that takes too long, immediate shutdown, which the next start recovers from. */
  async stop(patienceMs: number): Promise<void> {
    this.child.ref();
    if (this.running) process.kill(this.pid, 'SIGINT');
    const stopped = await Promise.race([this.gone.then(() => true), pause(patienceMs, false, { ref: false })]);
    if (!stopped && this.running) process.kill(this.pid, 'SIGQUIT');
    await this.gone;
  }

  /** What the server said since it was launched. */
  complaint(): string {
    return readFileSync(this.plan.log).subarray(this.logStart).toString().trim();
  }

  private dismissWatcher(): void {
    const pipe = this.child.stdio[3] as Writable;
    pipe.on('error', () => undefined);
    pipe.end('done\n');
  }
}
