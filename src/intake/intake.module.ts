import { Module } from '@nestjs/common';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { ItemsModule } from '../items/items.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { JobRegistry } from '../worker/job-registry.js';
import { Addressing } from './addressing.js';
import { Attaching } from './attaching.js';
import { Exchange } from './exchange.js';
import { IntakeController } from './intake.controller.js';
import { IntakeJob } from './intake-job.js';
import { IntakeStore } from './intake-store.js';
import { ItemsBegun } from './items-begun.js';
import { Mirroring } from './mirroring.js';
import { PendingSignatures } from './pending-signatures.js';
import { Receiving } from './receiving.js';
import { Registering } from './registering.js';
import { Screening } from './screening.js';
import { Senders } from './senders.js';

const SERVICES = [IntakeStore, Mirroring, PendingSignatures, Registering, Screening];

/** Texts that come from outside (六（六）): by data exchange, or registered by a person; and signatures that are to follow. */
@Module({
  imports: [ConfidentialityModule, ItemsModule, ProjectsModule],
  controllers: [IntakeController],
  providers: [...SERVICES, Addressing, Attaching, Exchange, IntakeJob, ItemsBegun, Receiving, Senders],
  exports: SERVICES,
})
export class IntakeModule {
  constructor(jobs: JobRegistry, job: IntakeJob) {
    jobs.register(job);
  }
}
