import { Module } from '@nestjs/common';
import { BatchList } from './batch-list.js';
import { BatchStore } from './batch-store.js';
import { BatchesController } from './batches.controller.js';
import { Batches } from './batches.js';
import { FilingChannels } from './filing-channels.js';
import { Making } from './making.js';
import { Receiving } from './receiving.js';
import { WaitingReader } from './waiting-reader.js';

/** Channels that people file at: what waits is gathered into files, and the receipt entered. */
@Module({
  controllers: [BatchesController],
  providers: [BatchList, BatchStore, Batches, FilingChannels, Making, Receiving, WaitingReader],
})
export class BatchesModule {}
