import { Controller, Get, Header, Inject, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { localeOf } from '../platform/locale-of.js';
import { dueOf } from './due.js';
import { dueAnswer, dueQuery, type DueAnswer, type DueQuery } from './schemas.js';

/** What-if: the working-day calendar for anyone who has to count, office or bidder. */
@ApiTags('open data')
@Controller('open/v1/calendar')
export class DueController {
  constructor(@Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction) {}

  @Get('due')
  @ApiOperation({
    summary: 'The last lawful day of a period on the working-day calendar, with the days counted and skipped',
  })
  @ApiOkResponse({ standardSchema: dueAnswer })
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'public, no-cache')
  due(@Query({ schema: dueQuery }) query: DueQuery, @Req() request: FastifyRequest): DueAnswer {
    return dueOf(this.jurisdiction.calendar, query, localeOf(request));
  }
}
