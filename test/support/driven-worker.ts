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
  private answer: (told: Told) => void = () => undefined;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (told: Told) => {
      this.answer(told);
    });
    child.on('exit', () => {
      this.answer({});
    });
  }

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
    if (!this.alive()) return false;
    const told = await new Promise<Told>((resolve) => {
      this.answer = resolve;
      this.child.send({ now: now.toISOString() });
    });
    if (told.failed !== undefined) throw new Error(told.failed);
    return told.done !== undefined;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    if (!this.alive()) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  private alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }
}
