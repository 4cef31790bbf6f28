import { Module } from '@nestjs/common';
import { LinksController } from '../links/links.controller.js';
import { Links } from '../links/links.js';
import { Comparisons } from '../reconciling/comparisons.js';
import { DifferencesController } from '../reconciling/differences.controller.js';
import { Differences } from '../reconciling/differences.js';
import { BulkReplays } from './bulk-replays.js';
import { ChannelActs } from './channel-acts.js';
import { ChannelFiguresReader } from './channel-figures.js';
import { ChannelStore } from './channel-store.js';
import { ChannelsController } from './channels.controller.js';
import { Channels } from './channels.js';
import { DeliveriesController } from './deliveries.controller.js';
import { Deliveries } from './deliveries.js';
import { DeliveryRows } from './delivery-rows.js';
import { ItemDeliveriesController } from './item-deliveries.controller.js';
import { Replays } from './replays.js';
import { Settling } from './settling.js';

/** What people see of the channels and do about them; apart from syndication itself, which the engine needs. */
@Module({
  controllers: [
    ...[ChannelsController, DeliveriesController, DifferencesController],
    ...[ItemDeliveriesController, LinksController],
  ],
  providers: [
    ...[BulkReplays, ChannelActs, ChannelFiguresReader, ChannelStore, Channels, Deliveries, DeliveryRows],
    ...[Comparisons, Differences, Links, Replays, Settling],
  ],
  exports: [BulkReplays, ChannelActs, Channels, Comparisons, Deliveries, Differences, Links, Replays, Settling],
})
export class OverseeingModule {}
