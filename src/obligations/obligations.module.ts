import { Module, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../worker/job-registry.js';
import { ChainJob } from './chain-job.js';
import { ExpectFrom } from './expect-from.js';
import { FollowedItems } from './followed.js';
import { FollowingJob } from './following-job.js';
import { ObligationAnswers } from './obligation-json.js';
import { ObligationBirths } from './obligation-births.js';
import { ObligationKind } from './obligation-kind.js';
import { ObligationStore } from './obligation-store.js';
import { Obligations } from './obligations.js';
import { ObligationsController } from './obligations.controller.js';
import { PeriodsJob } from './periods-job.js';

const JOBS = [PeriodsJob, ChainJob, FollowingJob];

/** What is missing is late too: obligations begin by themselves, follow their items, and show red where nothing was done. */
@Module({
  controllers: [ObligationsController],
  providers: [
    ...JOBS,
    ExpectFrom,
    FollowedItems,
    ObligationAnswers,
    ObligationBirths,
    ObligationKind,
    ObligationStore,
    Obligations,
  ],
  exports: [Obligations, ObligationAnswers],
})
export class ObligationsModule implements OnModuleInit {
  constructor(
    private readonly jobs: JobRegistry,
    private readonly periods: PeriodsJob,
    private readonly chain: ChainJob,
    private readonly following: FollowingJob,
  ) {}

  onModuleInit(): void {
    for (const job of [this.periods, this.chain, this.following]) this.jobs.register(job);
  }
}
