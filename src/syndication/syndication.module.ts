import { Global, Module } from '@nestjs/common';
import { PushChannels } from '../engine/push-channels.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { ConfiguredChannels } from './configured-channels.js';
import { DeliveryReader } from './delivery-reader.js';
import { OUTCOME_DOOR } from './outcome-door.js';
import { DeliverySurroundings } from './surroundings.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { SyndicationJobs } from './syndication-jobs.js';

/** From an immutable publication to an outside platform and back to its receipt; the engine asks it which channels are owed. */
@Global()
@Module({
  controllers: [ReceiptsController],
  providers: [
    ConfiguredChannels,
    { provide: PushChannels, useExisting: ConfiguredChannels },
    { provide: OUTCOME_DOOR, useExisting: WorkflowEngine },
    DeliverySurroundings,
    DeliveryReader,
    SyndicationJobs,
  ],
  exports: [PushChannels, ConfiguredChannels, DeliveryReader],
})
export class SyndicationModule {}
