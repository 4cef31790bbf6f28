import { Module } from '@nestjs/common';
import { CalendarYears } from './calendar-years.js';
import { NoticeStore } from './notice-store.js';
import { YearsController } from './years.controller.js';

/** The working-day calendar as the office keeps it: notices by year, and what a new one moves. */
@Module({
  controllers: [YearsController],
  providers: [CalendarYears, NoticeStore],
  exports: [CalendarYears],
})
export class CalendarModule {}
