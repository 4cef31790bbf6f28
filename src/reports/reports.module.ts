import { Module } from '@nestjs/common';
import { JobRegistry } from '../worker/job-registry.js';
import { TellReportsJob } from './tell-reports-job.js';
import { ReportStore } from './report-store.js';
import { ReportsController } from './reports.controller.js';
import { Reports } from './reports.js';

/** What was found only after publication: told to those who can act, and settled by them. */
@Module({
  controllers: [ReportsController],
  providers: [TellReportsJob, ReportStore, Reports],
  exports: [Reports],
})
export class ReportsModule {
  constructor(jobs: JobRegistry, job: TellReportsJob) {
    jobs.register(job);
  }
}
