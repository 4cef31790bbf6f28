import { Injectable } from '@nestjs/common';
import type { Job } from './job.js';

/** Feature modules register their jobs in `onModuleInit`; the worker loop reads them when it starts. */
@Injectable()
export class JobRegistry {
  private readonly jobs = new Map<string, Job>();

  register(job: Job): void {
    if (this.jobs.has(job.name)) throw new Error(`two jobs are called ${job.name}`);
    this.jobs.set(job.name, job);
  }

  all(): readonly Job[] {
    return [...this.jobs.values()];
  }
}
