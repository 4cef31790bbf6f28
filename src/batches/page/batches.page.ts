import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refused } from '../../domain/refusal.js';
import { Desk } from '../../workbench/desk.js';
import { all, last, typedOf, type Typed } from '../../workbench/typed.js';
import { Making } from '../making.js';
import { Receiving, type BatchReceipt } from '../receiving.js';
import { BatchesPages } from './batches-pages.js';

const asked = z.object({
  channel: z.string().max(80).optional(),
  cursor: z.string().max(300).optional(),
  ...{ lang: z.string().optional(), done: z.string().optional() },
});

/** 报送批次: what waits to be filed, and the batches. Works without JavaScript. */
@ApiExcludeController()
@Controller('syndication/batches')
export class BatchesPage {
  constructor(
    private readonly desk: Desk,
    private readonly pages: BatchesPages,
    private readonly making: Making,
    private readonly receiving: Receiving,
  ) {}

  @Get()
  async show(
    @Query({ schema: asked }) query: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(this.desk.visit(request, reply), query);
  }

  @Post()
  async make(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const [channel, unit] = [last(typed, 'channel'), last(typed, 'unit')];
    const wish = { ...(unit === '' ? {} : { unit }), leaveOut: all(typed, 'leaveOut').filter(isUuid) };
    const made = await this.making.make(visit.actor, channel, wish);
    if (made.ok) await this.desk.go(visit, `${addressOf(channel)}#batch-${made.value}`, 'BATCH_MADE');
    else await this.pages.show(visit, { channel }, { refusals: made.refusals, batch: null, typed });
  }

  @Post(':id/receipt')
  async receive(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const channel = last(typed, 'channel');
    const said = saidIn(typed);
    const done = said === null ? refused([REASON_NEEDED]) : await this.receiving.receive(visit.actor, id, said);
    const refusals = done.ok ? done.value.refused.flatMap((one) => one.refusals) : done.refusals;
    if (refusals.length === 0) await this.desk.go(visit, `${addressOf(channel)}#batch-${id}`, 'BATCH_RECEIVED');
    else await this.pages.show(visit, { channel }, { refusals, batch: id, typed });
  }
}

const REASON_NEEDED = { code: 'batch-reason-needed', kind: 'content', field: 'rejected' } as const;
const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;
const addressOf = (channel: string): string => `/syndication/batches?channel=${encodeURIComponent(channel)}`;

/** A ticked one without a reason is none: null. */
function saidIn(typed: Typed): BatchReceipt | null {
  const [receipt, evidence] = [last(typed, 'receipt').slice(0, 200), last(typed, 'evidence').slice(0, 1000)];
  const rejected = all(typed, 'rejected').map((delivery) => ({
    ...{ delivery, reason: last(typed, `reason.${delivery}`).slice(0, 1000) },
  }));
  if (rejected.some(({ reason }) => reason === '')) return null;
  return { ...(receipt === '' ? {} : { receipt }), ...(evidence === '' ? {} : { evidence }), rejected };
}
