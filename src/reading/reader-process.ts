import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.js';
import { LIMITS, unscannable, type Reading, type ReadingCause } from './reading.js';
import type { TableReading } from './tables.js';

/** The compiled reader: this very folder when the application runs, `dist` when tests run the sources. */
const MAIN = join(projectRoot(), 'dist', 'reading', 'reader', 'main.js');

type Limits = Pick<typeof LIMITS, 'millis' | 'heapMegabytes' | 'residentMegabytes'>;
type Ended<T> = { readonly reading: T } | { readonly died: ReadingCause };

/** What the process is asked for: the words of a file, or a workbook's cells at their places. */
interface Asked {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly as?: 'table';
}

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
    const ended = await this.queued<Reading>({ bytes, mediaType });
    return 'died' in ended ? unscannable(ended.died) : ended.reading;
  }

  /** A workbook's sheets as tables; throws as `read` does. */
  async table(bytes: Uint8Array): Promise<TableReading> {
    const ended = await this.queued<TableReading>({ bytes, mediaType: '', as: 'table' });
    return 'died' in ended ? { cause: ended.died } : ended.reading;
  }

  private async queued<T>(asked: Asked): Promise<Ended<T>> {
    const reading = this.queue.then(async () => await this.one<T>(asked));
    this.queue = reading.catch(() => undefined);
    return await reading;
  }

  stop(): void {
    this.stopped = true;
    this.kill();
  }

  /** A process that has read before may die of what it carries along; only one of its own tells about the file. */
  private async one<T>(asked: Asked): Promise<Ended<T>> {
    const used = this.child !== null;
    const ended = await this.attempt<T>(asked);
    return 'died' in ended && used && ended.died !== 'timeout' ? await this.attempt<T>(asked) : ended;
  }

  private async attempt<T>(asked: Asked): Promise<Ended<T>> {
    this.mustGoOn();
    const child = (this.child ??= this.start());
    const ended = await endOf<T>(child, asked, this.limits.millis);
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
async function endOf<T>(child: ChildProcess, asked: Asked, millis: number): Promise<Ended<T>> {
  return await new Promise((resolve) => {
    const end = (ended: Ended<T>): void => {
      clearTimeout(timer);
      child.off('message', told).off('exit', gone).off('error', failed);
      resolve(ended);
    };
    const told = (reading: unknown): void => {
      end({ reading: reading as T });
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
