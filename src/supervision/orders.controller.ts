import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { notFound, orRefuse } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { numberText } from '../domain/supervision/number.js';
import { ItemTrail } from '../items/item-trail.js';
import { localeOf } from '../platform/locale-of.js';
import { orderJson, orderRowJson } from './order-json.js';
import { OrderList } from './order-list.js';
import { OrderViews } from './order-view.js';
import { Orders } from './orders.js';
import { createdOrder, newOrder, orderJsonShape, orderPage, orderQuery, type NewOrder } from './schemas.js';

const id = z.uuid();
const trailQuery = z.object({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(0),
});

/** Supervision orders: beginning, listing, reading. What moves one is in order-actions.controller. */
@ApiTags('supervision')
@Controller('api/v1/supervision-orders')
export class OrdersController {
  constructor(
    private readonly orders: Orders,
    private readonly list: OrderList,
    private readonly views: OrderViews,
    private readonly trail: ItemTrail,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Begin a supervision order, and issue it at once where asked (交办): office and supervision office',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Sent twice, it is one order with one number' })
  @ApiCreatedResponse({ standardSchema: createdOrder })
  async create(@Body({ schema: newOrder }) body: NewOrder, @Ask() ask: Asking): Promise<unknown> {
    const actor = ask.actor();
    const { id: made } = orRefuse(await this.orders.create(actor, body, ask.key));
    const { row } = orRefuse(await this.views.of(actor, made)).opened;
    const { state, states, revision, series_number } = row;
    return { id: made, state, states, revision, number: series_number === null ? null : numberText(series_number) };
  }

  @Get()
  @ApiOperation({ summary: 'Orders, newest first: the seats see all, a unit those issued to it' })
  @ApiOkResponse({ standardSchema: orderPage })
  async page(
    @Query({ schema: orderQuery }) query: z.infer<typeof orderQuery>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof orderPage>> {
    const { rows, next } = orRefuse(await this.list.page(ask.actor(), query));
    return { orders: rows.map(orderRowJson), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'The order with its findings, answers, clock, and every action: allowed, or why not' })
  @ApiOkResponse({ standardSchema: orderJsonShape })
  async show(
    @Param('id', { schema: id }) order: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const view = orRefuse(await this.views.of(ask.actor(), order));
    reply.header('etag', `"${String(view.opened.row.revision)}"`);
    return orderJson(view, this.jurisdiction.calendar, localeOf(request));
  }

  @Get(':id/audit')
  @ApiOperation({
    summary: 'Every act on the order, oldest first, with its place in the hash chain and a plain sentence',
  })
  async audit(
    @Param('id', { schema: id }) order: string,
    @Query({ schema: trailQuery }) { after }: z.infer<typeof trailQuery>,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    if ((await this.views.open(ask.actor(), order)) === null) throw notFound();
    const { entries, lines, next } = await this.trail.page(order, localeOf(request), after);
    return { entries: entries.map((entry, at) => ({ ...entry, sentence: lines[at]?.sentence ?? '' })), next };
  }
}
