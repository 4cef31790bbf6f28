import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { built } from './process.js';

interface Told {
  readonly ready?: boolean;
  readonly done?: string;
  readonly failed?: string;
}

/** A worker of its own process that runs on the test's time. */
export class DrivenWorker {
  private constructor(private readonly child: ChildProcess) {}

  static async start(env: NodeJS.ProcessEnv, from: Date): Promise<DrivenWorker> {
    await built();
    const child = fork(join(__dirname, 'driven-worker.cjs'), {
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        ROLE: 'web',
        LOG_LEVEL: 'silent',
        NODE_ENV: 'test',
        ...env,
        DRIVEN_FROM: from.toISOString(),
      },
    });
    await once(child, 'message');
    return new DrivenWorker(child);
  }

  /** Does everything that is due at that time; false when it was killed before it could say so. */
  async workAt(now: Date): Promise<boolean> {
    const answered = once(this.child, 'message').then(([told]) => told as Told);
    const gone = once(this.child, 'exit').then((): Told => ({}));
    this.child.send({ now: now.toISOString() });
    const told = await Promise.race([answered, gone]);
    if (told.failed !== undefined) throw new Error(told.failed);
    return told.done !== undefined;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
