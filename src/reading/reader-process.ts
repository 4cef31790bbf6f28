import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';
import { LIMITS, unscannable, type Reading } from './reading.js';

/** The compiled reader: this very folder when the application runs, `dist` when tests run the sources. */
const MAIN = join(projectRoot(), 'dist', 'reading', 'reader', 'main.js');

/**
 * One process that reads one file after another. What goes wrong in it - time, memory, a crash - costs the file at hand: the process is
 * killed, and the next file gets a new one.
 */
export class ReaderProcess {
  private child: ChildProcess | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly limits: { readonly millis: number; readonly heapMegabytes: number } = LIMITS) {}

  async read(bytes: Uint8Array, mediaType: string): Promise<Reading> {
    const reading = this.queue.then(async () => await this.one(bytes, mediaType));
    this.queue = reading;
    return await reading;
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private async one(bytes: Uint8Array, mediaType: string): Promise<Reading> {
    const child = (this.child ??= this.start());
    return await new Promise((resolve) => {
      const end = (reading: Reading, alive: boolean): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        child.on('error', () => undefined);
        if (!alive) this.stop();
        resolve(reading);
      };
      const timer = setTimeout(() => {
        end(unscannable('timeout'), false);
      }, this.limits.millis);
      child.once('message', (reading) => {
        end(reading as Reading, true);
      });
      child.once('exit', (_code, signal) => {
        end(unscannable(signal === 'SIGABRT' ? 'out-of-memory' : 'broken'), false);
      });
      child.once('error', () => {
        end(unscannable('broken'), false);
      });
      child.send({ bytes, mediaType });
    });
  }

  /** Nothing of the environment goes along: no address, no key. */
  private start(): ChildProcess {
    const child = fork(MAIN, {
      execArgv: [`--max-old-space-size=${String(this.limits.heapMegabytes)}`],
      serialization: 'advanced',
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    return child;
  }
}
