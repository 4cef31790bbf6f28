import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Channel } from '../domain/catalogue/channel.js';
import { JobRegistry } from '../worker/job-registry.js';
import { ChangeOrderJob } from './change-order-job.js';
import { settingName } from './channel-settings.js';
import { ConfiguredChannels } from './configured-channels.js';
import { DeliverJob, type Means } from './deliver-job.js';
import { ENCODERS } from './encoders/encoders.js';
import { OUTCOME_DOOR, type OutcomeDoor } from './outcome-door.js';
import { ReportJob } from './report-job.js';
import { CheckLinksJob } from './links/check-links-job.js';
import { LETTERBOXES } from './receipts/receipt-box.js';
import { ReceiptFilesJob } from './receipts/receipt-files-job.js';
import { ReconcileJob } from './reconciling/reconcile-job.js';
import { DeliverySurroundings } from './surroundings.js';
import { TRANSPORTS } from './transports/transports.js';

/** The encoder and the transport that channels.yaml names; an unknown name stops the start. */
function meansOf({ id, encoder = 'webhook', transport = 'https' }: Channel): Means {
  const [encode, send] = [ENCODERS.get(encoder), TRANSPORTS.get(transport)];
  if (encode === undefined) throw new Error(`channels.yaml: ${id}: there is no encoder "${encoder}"`);
  if (send === undefined) throw new Error(`channels.yaml: ${id}: there is no transport "${transport}"`);
  return { encode, send };
}

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
    for (const one of this.channels.connected()) {
      this.registry.register(new DeliverJob(one, meansOf(one.channel), this.around));
      if (one.channel.holdings) this.registry.register(new ReconcileJob(one, this.around));
      const letterbox =
        one.channel.receipts === 'later' ? LETTERBOXES.get(one.channel.transport ?? 'https') : undefined;
      if (letterbox !== undefined)
        this.registry.register(new ReceiptFilesJob(one, letterbox, this.around.database.pool, this.around.clock));
    }
    this.registry.register(new CheckLinksJob(this.around));
    this.registry.register(new ChangeOrderJob(this.around.database));
    this.registry.register(new ReportJob(this.around.database.pool, this.around.clock, () => this.door()));
    for (const id of this.channels.missing()) {
      const name = settingName(id);
      this.logger.warn(
        `${id} is owed publications but not connected; what it is owed waits for a person. To connect it, set CHANNEL_${name}_URL and CHANNEL_${name}_SECRET`,
      );
    }
  }

  /** Found when it is needed: the engine's module needs this one's channels, so it is made later. */
  private door(): OutcomeDoor {
    return this.modules.get<OutcomeDoor>(OUTCOME_DOOR, { strict: false });
  }
}
