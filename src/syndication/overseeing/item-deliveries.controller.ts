import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../../access/asking.js';
import { notFound } from '../../access/refused-error.js';
import { CaseDoor, NOT_NEEDED } from '../../engine/case-door.js';
import { DeliveryReader } from '../delivery-reader.js';
import { itemDeliveries } from './schemas.js';

/** What became of one item's publications outside, for those who may read the item. */
@ApiTags('syndication')
@Controller('api/v1/items/:id/deliveries')
export class ItemDeliveriesController {
  constructor(
    private readonly door: CaseDoor,
    private readonly reader: DeliveryReader,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Every delivery of the item with its attempts, its receipt and what was sent; newest first',
  })
  @ApiOkResponse({ standardSchema: itemDeliveries })
  async list(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof itemDeliveries>> {
    const opened = await this.door.open({ actor: ask.actor(), caseId, key: NOT_NEEDED });
    if (opened?.content !== true) throw notFound();
    const deliveries = await this.reader.of(caseId);
    return { deliveries: deliveries.map((one) => ({ ...one, history: [...one.history] })) };
  }
}
