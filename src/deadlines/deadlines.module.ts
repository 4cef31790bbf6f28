import { Module } from '@nestjs/common';
import { ClockCards } from './clock-cards.js';
import { ClocksController } from './clocks.controller.js';
import { DueController } from './due.controller.js';
import { ItemClocks } from './item-clocks.js';

/** Statutory time: the clocks of an item, and the calendar for anyone's own question. */
@Module({
  controllers: [ClocksController, DueController],
  providers: [ClockCards, ItemClocks],
  exports: [ClockCards, ItemClocks],
})
export class DeadlinesModule {}
