import { Module } from '@nestjs/common';
import { WorkbenchModule } from '../workbench/workbench.module.js';
import { BatchList } from './batch-list.js';
import { BatchStore } from './batch-store.js';
import { BatchesController } from './batches.controller.js';
import { Batches } from './batches.js';
import { FilingChannels } from './filing-channels.js';
import { Making } from './making.js';
import { Receiving } from './receiving.js';
import { BatchesPage } from './page/batches.page.js';
import { BatchesPages } from './page/batches-pages.js';
import { WaitingReader } from './waiting-reader.js';

/** Channels that people file at: what waits is gathered into files, and the receipt entered. */
@Module({
  imports: [WorkbenchModule],
  controllers: [BatchesController, BatchesPage],
  providers: [BatchList, BatchStore, Batches, BatchesPages, FilingChannels, Making, Receiving, WaitingReader],
})
export class BatchesModule {}
