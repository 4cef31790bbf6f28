import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { orRefuse } from '../access/refused-error.js';
import { CalendarYears } from './calendar-years.js';
import { calendarPreview, calendarYear, importQuery, newNotice, year } from './schemas.js';
import type { CalendarPreviewJson, CalendarYearJson, NewNotice } from './schemas.js';

/** The working-day calendar by year: the notice in force, those before it, and the import of a new one. */
@ApiTags('calendar')
@Controller('api/v1/calendar/years')
export class YearsController {
  constructor(private readonly years: CalendarYears) {}

  @Get(':year')
  @ApiOperation({ summary: 'Days off and make-up days of a year, its notice and the versions before it' })
  @ApiOkResponse({ standardSchema: calendarYear })
  show(@Param('year', { schema: year }) asked: number, @Ask() ask: Asking): CalendarYearJson {
    ask.actor();
    return this.years.year(asked);
  }

  @Post(':year')
  @ApiOperation({
    summary: 'Record a notice of days off (government office); with `preview=true` the due dates that would move',
  })
  @ApiOkResponse({ standardSchema: calendarPreview })
  @ApiCreatedResponse({ standardSchema: calendarYear })
  async record(
    @Param('year', { schema: year }) asked: number,
    @Query({ schema: importQuery }) { preview }: z.infer<typeof importQuery>,
    @Body({ schema: newNotice }) body: NewNotice,
    @Ask() ask: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarYearJson | CalendarPreviewJson> {
    const actor = ask.actor();
    const { notice: title, address = null, issued, daysOff, workdays } = body;
    const given = { year: asked, title, address, issued, daysOff, workdays };
    if (preview) {
      void reply.status(HttpStatus.OK);
      return orRefuse(await this.years.preview(actor, given));
    }
    return orRefuse(await this.years.record(actor, given));
  }
}
