import { Module } from '@nestjs/common';
import { PushChannels } from '../engine/push-channels.js';
import { ConfiguredChannels } from './configured-channels.js';
import { DeliveryReader } from './delivery-reader.js';
import { DeliverySurroundings } from './surroundings.js';
import { SyndicationJobs } from './syndication-jobs.js';

/** From an immutable publication to an outside platform and back to its receipt. Whoever imports it provides `OUTCOME_DOOR`. */
@Module({
  providers: [
    ConfiguredChannels,
    { provide: PushChannels, useExisting: ConfiguredChannels },
    DeliverySurroundings,
    DeliveryReader,
    SyndicationJobs,
  ],
  exports: [PushChannels, ConfiguredChannels, DeliveryReader],
})
export class SyndicationModule {}
