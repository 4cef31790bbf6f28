import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { JobRegistry } from '../worker/job-registry.js';
import { ChangeOrderJob } from './change-order-job.js';
import { settingName } from './channel-settings.js';
import { ConfiguredChannels } from './configured-channels.js';
import { DeliverJob } from './deliver-job.js';
import { OUTCOME_DOOR, type OutcomeDoor } from './outcome-door.js';
import { ReportJob } from './report-job.js';
import { DeliverySurroundings } from './surroundings.js';

/** One job for each configured channel and one that reports; says at start which platforms cannot be reached yet. */
@Injectable()
export class SyndicationJobs implements OnModuleInit {
  private readonly logger = new Logger('syndication');

  constructor(
    private readonly registry: JobRegistry,
    private readonly channels: ConfiguredChannels,
    private readonly around: DeliverySurroundings,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit(): void {
    for (const channel of this.channels.all()) this.registry.register(new DeliverJob(channel, this.around));
    this.registry.register(new ChangeOrderJob(this.around.database));
    this.registry.register(new ReportJob(this.around.database.pool, this.around.clock, () => this.door()));
    for (const id of this.channels.missing()) {
      const name = settingName(id);
      this.logger.warn(
        `${id} is owed publications but not configured: set CHANNEL_${name}_URL and CHANNEL_${name}_SECRET`,
      );
    }
  }

  /** Found when it is needed: the engine's module needs this one's channels, so it is made later. */
  private door(): OutcomeDoor {
    return this.modules.get<OutcomeDoor>(OUTCOME_DOOR, { strict: false });
  }
}
