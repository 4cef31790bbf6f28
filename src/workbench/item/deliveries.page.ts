import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Outcome } from '../../domain/refusal.js';
import { Replays } from '../../syndication/overseeing/replays.js';
import { Settling } from '../../syndication/overseeing/settling.js';
import { Desk, type Visit } from '../desk.js';
import { settleTyped } from '../syndication/settle-form.js';
import { keyOf, typedOf, type Typed } from '../typed.js';
import { ItemPages } from './item-pages.js';

const id = z.uuid();

/** Sending one delivery of an item again, and recording that a platform has it. */
@ApiExcludeController()
@Controller('workbench/items/:id/deliveries/:delivery')
export class DeliveriesPage {
  constructor(
    private readonly desk: Desk,
    private readonly replays: Replays,
    private readonly settling: Settling,
    private readonly pages: ItemPages,
  ) {}

  @Post('replay')
  async replay(
    @Param('id', { schema: id }) item: string,
    @Param('delivery', { schema: id }) delivery: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const done = await this.replays.replay(visit.actor, delivery, keyOf(typed, `REPLAY.${delivery}`));
    await this.answer(visit, { item, delivery, typed, action: 'REPLAY' }, done);
  }

  @Post('settle')
  async settle(
    @Param('id', { schema: id }) item: string,
    @Param('delivery', { schema: id }) delivery: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const done = await settleTyped(this.settling, visit.actor, delivery, typed);
    await this.answer(visit, { item, delivery, typed, action: 'SETTLE_DELIVERY' }, done);
  }

  private async answer(visit: Visit, tried: Tried, done: Outcome<true>): Promise<void> {
    const { item, delivery, action } = tried;
    if (done.ok) await this.desk.go(visit, `/workbench/items/${item}/deliveries`, action);
    else {
      const typed = new Map([...tried.typed, ['delivery', [delivery]]]);
      await this.pages.show(visit, item, 'deliveries', { refusals: done.refusals, typed, action });
    }
  }
}

interface Tried {
  readonly item: string;
  readonly delivery: string;
  readonly typed: Typed;
  readonly action: string;
}
