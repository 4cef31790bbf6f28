import { Inject, Module } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { endOfDay } from '../domain/calendar/dates.js';
import { dueDate } from '../domain/calendar/due-date.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { Preparations } from '../engine/preparations.js';
import { ReadingModule } from '../reading/reading.module.js';
import { JobRegistry } from '../worker/job-registry.js';
import { AllowancesController } from './allowances.controller.js';
import { Allowances } from './allowances.js';
import { CheckController } from './check.controller.js';
import { Expunging } from './expunging.js';
import { FindDecisions } from './find-decisions.js';
import { FindsController } from './finds.controller.js';
import { MarkChecks } from './mark-checks.js';
import { ReadingJob } from './reading-job.js';

/** 条例 32: a third party has fifteen working days from the day it received the letter. */
const REPLY_WORKING_DAYS = 15;

/** Review item by item: what is found and decided, which marks may be put, and how long a third party has to answer. */
@Module({
  imports: [ReadingModule],
  controllers: [FindsController, AllowancesController, CheckController],
  providers: [Allowances, Expunging, FindDecisions, MarkChecks, ReadingJob],
  exports: [Allowances, Expunging, FindDecisions, MarkChecks, ReadingJob],
})
export class ConfidentialityModule {
  constructor(
    preparations: Preparations,
    jobs: JobRegistry,
    reading: ReadingJob,
    @Inject(JURISDICTION) jurisdiction: Jurisdiction,
  ) {
    jobs.register(reading);
    preparations.register('CONSULT', (input) => {
      const { receivedOn } = input;
      if (typeof receivedOn !== 'string') return input;
      const { on } = dueDate(jurisdiction.calendar, receivedOn, REPLY_WORKING_DAYS, 'working-day');
      return { ...input, replyDue: endOfDay(on) };
    });
  }
}
