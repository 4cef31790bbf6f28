import { Module } from '@nestjs/common';
import { JobRegistry } from '../worker/job-registry.js';
import { Reminder } from './reminder.js';
import { SweepJob } from './sweep-job.js';

/** The ladder: clocks make themselves heard before and after their end. */
@Module({ providers: [Reminder, SweepJob] })
export class EscalationModule {
  constructor(jobs: JobRegistry, sweep: SweepJob) {
    jobs.register(sweep);
  }
}
