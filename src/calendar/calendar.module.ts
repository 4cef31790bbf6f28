import { Module } from '@nestjs/common';
import { JobRegistry } from '../worker/job-registry.js';
import { CalendarYears } from './calendar-years.js';
import { MovedDues } from './moved-dues.js';
import { NoticeStore } from './notice-store.js';
import { RecountJob } from './recount-job.js';
import { YearsController } from './years.controller.js';

/** The working-day calendar as the office keeps it: notices by year, and what a new one moves. */
@Module({
  controllers: [YearsController],
  providers: [CalendarYears, MovedDues, NoticeStore, RecountJob],
  exports: [CalendarYears],
})
export class CalendarModule {
  constructor(jobs: JobRegistry, recount: RecountJob) {
    jobs.register(recount);
  }
}
