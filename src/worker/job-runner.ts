import type { Job } from './job.js';
import { Pause } from './pause.js';

const LONGEST_BACK_OFF_MS = 60_000;

/** One job on its own interval: a failing one backs off alone, and no two runs of it overlap in this process. */
export class JobRunner {
  private readonly pause = new Pause();
  private stopping = false;
  private failures = 0;
  private looping: Promise<void> | null = null;
  private lastRun: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly job: Job,
    private readonly onError: (job: string, error: unknown) => void,
  ) {}

  start(): void {
    this.stopping = false;
    this.looping ??= this.loop();
  }

  /** Resolves when the run under way, if any, has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.pause.cut();
    await this.looping;
    this.looping = null;
  }

  /** There may be work: do not wait for the interval. A job that backs off keeps its distance. */
  nudge(): void {
    if (this.failures === 0) this.pause.cut();
  }

  /** Runs the job once, after any run under way; errors are the caller's. */
  async once(): Promise<number> {
    const run = this.lastRun.then(async () => await this.job.run());
    this.lastRun = run.catch(() => undefined);
    return await run;
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      const done = await this.attempt();
      if (done === 0) await this.pause.wait(this.delay());
    }
  }

  private async attempt(): Promise<number> {
    try {
      const done = await this.once();
      this.failures = 0;
      return done;
    } catch (error) {
      this.failures += 1;
      this.onError(this.job.name, error);
      return 0;
    }
  }

  private delay(): number {
    if (this.failures === 0) return this.job.everyMs;
    return Math.max(this.job.everyMs, Math.min(LONGEST_BACK_OFF_MS, 1_000 * 2 ** (this.failures - 1)));
  }
}
