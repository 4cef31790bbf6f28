import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';
import { LIMITS, unscannable, type Reading, type ReadingCause } from './reading.js';

/** The compiled reader: this very folder when the application runs, `dist` when tests run the sources. */
const MAIN = join(projectRoot(), 'dist', 'reading', 'reader', 'main.js');

type Limits = Pick<typeof LIMITS, 'millis' | 'heapMegabytes' | 'residentMegabytes'>;
type Ended = { readonly reading: Reading } | { readonly died: ReadingCause };

/**
 * One process that reads one file after another. What goes wrong in it - time, memory, a crash - costs the file at hand: the process is
 * killed, and the next file gets a new one.
 */
export class ReaderProcess {
  private child: ChildProcess | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(private readonly limits: { readonly [name in keyof Limits]: number } = LIMITS) {}

  /** Throws only when it is stopped meanwhile: then nobody has judged the file, and it is read another time. */
  async read(bytes: Uint8Array, mediaType: string): Promise<Reading> {
    const reading = this.queue.then(async () => await this.one(bytes, mediaType));
    this.queue = reading.catch(() => undefined);
    return await reading;
  }

  stop(): void {
    this.stopped = true;
    this.kill();
  }

  /** A process that has read before may die of what it carries along; only one of its own tells about the file. */
  private async one(bytes: Uint8Array, mediaType: string): Promise<Reading> {
    const used = this.child !== null;
    let ended = await this.attempt(bytes, mediaType);
    if ('died' in ended && used && ended.died !== 'timeout') ended = await this.attempt(bytes, mediaType);
    return 'died' in ended ? unscannable(ended.died) : ended.reading;
  }

  private async attempt(bytes: Uint8Array, mediaType: string): Promise<Ended> {
    this.mustGoOn();
    const child = (this.child ??= this.start());
    const ended = await endOf(child, { bytes, mediaType }, this.limits.millis);
    if ('died' in ended) this.kill();
    this.mustGoOn();
    return ended;
  }

  private mustGoOn(): void {
    if (this.stopped) throw new Error('the reader of files was stopped');
  }

  private kill(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  /** Nothing of the environment goes along: no address, no key. */
  private start(): ChildProcess {
    const { heapMegabytes, residentMegabytes } = this.limits;
    const child = fork(MAIN, [String(residentMegabytes)], {
      execArgv: [`--max-old-space-size=${String(heapMegabytes)}`],
      serialization: 'advanced',
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined);
    child.once('exit', () => {
      if (this.child === child) this.child = null;
    });
    child.unref();
    child.channel?.unref();
    return child;
  }
}

/** The answer, or why there will be none. */
async function endOf(child: ChildProcess, asked: object, millis: number): Promise<Ended> {
  return await new Promise((resolve) => {
    const end = (ended: Ended): void => {
      clearTimeout(timer);
      child.off('message', told).off('exit', gone).off('error', failed);
      resolve(ended);
    };
    const told = (reading: unknown): void => {
      end({ reading: reading as Reading });
    };
    const gone = (_code: number | null, signal: NodeJS.Signals | null): void => {
      end({ died: causeOf(signal) });
    };
    const failed = (): void => {
      end({ died: 'broken' });
    };
    const timer = setTimeout(() => {
      end({ died: 'timeout' });
    }, millis);
    child.on('message', told).on('exit', gone).on('error', failed);
    child.send(asked);
  });
}

/** V8 ends itself when its heap is full, the watch of the process when the rest is, the kernel when the machine is. */
const causeOf = (signal: NodeJS.Signals | null): ReadingCause =>
  signal !== null && ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL'].includes(signal) ? 'out-of-memory' : 'broken';
