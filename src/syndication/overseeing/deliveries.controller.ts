import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Ask, type Asking } from '../../access/asking.js';
import { notFound, orRefuse } from '../../access/refused-error.js';
import { sentenceOf } from '../../platform/i18n.js';
import { localeOf } from '../../platform/locale-of.js';
import { DeliveryReader } from '../delivery-reader.js';
import { BulkReplays } from './bulk-replays.js';
import { Deliveries } from './deliveries.js';
import { Replays } from './replays.js';
import { rowJson } from './row-json.js';
import { bulkAnswer, bulkBody, delivery, deliveryPage, deliveryQuery, settleBody } from './schemas.js';
import { Settling } from './settling.js';

const KEY = {
  name: 'Idempotency-Key',
  required: true,
  description: 'Any 1-200 visible characters; the answer is kept 30 days',
};

/** Deliveries across items, and what people do about one that a machine cannot bring. */
@ApiTags('syndication')
@Controller('api/v1/deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly replays: Replays,
    private readonly bulk: BulkReplays,
    private readonly settling: Settling,
    private readonly reader: DeliveryReader,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Deliveries, newest first; publishers see those of the units they publish for; paged by key',
  })
  @ApiOkResponse({ standardSchema: deliveryPage })
  async list(
    @Query({ schema: deliveryQuery }) query: z.infer<typeof deliveryQuery>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof deliveryPage>> {
    const { rows, next } = orRefuse(await this.deliveries.list(ask.actor(), query));
    return { deliveries: rows.map(rowJson), next };
  }

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send again everything of one kind that waits for a person, fifty at a time' })
  @ApiOkResponse({ standardSchema: bulkAnswer })
  async replayMany(
    @Body({ schema: bulkBody }) body: z.infer<typeof bulkBody>,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof bulkAnswer>> {
    const { replayed, refused, next } = orRefuse(await this.bulk.replay(ask.actor(), body));
    const locale = localeOf(request);
    return {
      replayed: [...replayed],
      refused: refused.map(({ delivery: id, refusals }) => ({
        delivery: id,
        reason: refusals.map((refusal) => ({ code: refusal.code, message: sentenceOf(refusal, locale) })),
      })),
      ...{ more: next !== null, next },
    };
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send it again as the publication stands now (REPLAY); answers the new delivery' })
  @ApiHeader(KEY)
  @ApiOkResponse({ standardSchema: delivery })
  async replay(@Param('id', { schema: z.uuid() }) id: string, @Ask() ask: Asking): Promise<z.infer<typeof delivery>> {
    orRefuse(await this.replays.replay(ask.actor(), id, ask.key));
    return await this.newest(id);
  }

  @Post(':id/settle')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that the platform has it (SETTLE_DELIVERY), with the receipt and where it is seen' })
  @ApiHeader(KEY)
  @ApiOkResponse({ standardSchema: delivery })
  async settle(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: settleBody }) { receipt, evidence }: z.infer<typeof settleBody>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof delivery>> {
    orRefuse(await this.settling.settle(ask.actor(), id, { receipt: receipt ?? null, evidence }, ask.key));
    return await this.newest(id);
  }

  private async newest(id: string): Promise<z.infer<typeof delivery>> {
    const found = await this.reader.newestLike(id);
    if (found === null) throw notFound();
    return { ...found, history: [...found.history] };
  }
}
