import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { notFound } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { CaseDoor, NOT_NEEDED } from '../engine/case-door.js';
import { localeOf } from '../platform/locale-of.js';
import { clocksJson } from './clocks-json.js';
import { ItemClocks } from './item-clocks.js';
import { itemClocks, type ItemClocksJson } from './schemas.js';

/** The clocks of an item, for those who may see the item; computed when read, so that time itself needs no writer. */
@ApiTags('items')
@Controller('api/v1/items/:id/clocks')
export class ClocksController {
  constructor(
    private readonly door: CaseDoor,
    private readonly clocks: ItemClocks,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every clock of the item: rule, article, due date, how it was counted, warnings' })
  @ApiOkResponse({ standardSchema: itemClocks })
  async show(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<ItemClocksJson> {
    const opened = await this.door.open({ actor: ask.actor(), caseId, key: NOT_NEEDED });
    if (opened?.content !== true) throw notFound();
    return clocksJson(caseId, this.clocks.of(opened), this.jurisdiction, localeOf(request));
  }
}
