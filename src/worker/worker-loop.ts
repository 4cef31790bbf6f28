import { Injectable, Logger } from '@nestjs/common';
import { JobRegistry } from './job-registry.js';
import { JobRunner } from './job-runner.js';

const MOST_ROUNDS = 1_000;

/** Runs every registered job of this process, each on its own interval. */
@Injectable()
export class WorkerLoop {
  private readonly logger = new Logger('worker');
  private readonly runners = new Map<string, JobRunner>();

  constructor(private readonly registry: JobRegistry) {}

  start(): void {
    for (const runner of this.known()) runner.start();
  }

  /** Lets the jobs that are running finish, then stands still. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.runners.values()].map(async (runner) => {
        await runner.stop();
      }),
    );
  }

  /** Something was just written that a job waits for. */
  nudge(): void {
    for (const runner of this.runners.values()) runner.nudge();
  }

  /** Runs every job in turn until none finds anything to do; the first error is thrown. */
  async drain(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let done = 0;
      for (const runner of this.known()) done += await runner.once();
      if (done === 0) return;
    }
    throw new Error(`the jobs still find work after ${MOST_ROUNDS} rounds`);
  }

  private known(): readonly JobRunner[] {
    for (const job of this.registry.all()) {
      if (!this.runners.has(job.name)) this.runners.set(job.name, new JobRunner(job, this.report));
    }
    return [...this.runners.values()];
  }

  private readonly report = (job: string, error: unknown): void => {
    this.logger.error({ msg: 'job failed', job, err: error });
  };
}
