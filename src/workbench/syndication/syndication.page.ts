import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { orRefuse } from '../../access/refused-error.js';
import type { Outcome } from '../../domain/refusal.js';
import { sentenceOf, translate, type Locale } from '../../platform/i18n.js';
import { BulkReplays, type BulkReplayed } from '../../syndication/overseeing/bulk-replays.js';
import { Replays } from '../../syndication/overseeing/replays.js';
import { Settling } from '../../syndication/overseeing/settling.js';
import { Desk, type Visit } from '../desk.js';
import { keyOf, last, typedOf, type Typed } from '../typed.js';
import { settleTyped } from './settle-form.js';
import { SyndicationPages, type Said } from './syndication-pages.js';

const asked = z.object({
  channel: z.string().max(80).optional(),
  cursor: z.string().max(300).optional(),
  ...{ compared: z.string().max(80).optional(), after: z.string().max(1000).optional() },
  ...{ lang: z.string().optional(), done: z.string().optional() },
});
const id = z.uuid();

/** 推送: every channel, and what waits for a person. Works without JavaScript. */
@ApiExcludeController()
@Controller('syndication')
export class SyndicationPage {
  constructor(
    private readonly desk: Desk,
    private readonly pages: SyndicationPages,
    private readonly bulk: BulkReplays,
    private readonly replays: Replays,
    private readonly settling: Settling,
  ) {}

  @Get()
  async show(
    @Query({ schema: asked }) query: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(this.desk.visit(request, reply), query);
  }

  @Post('replay')
  async replayAll(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const [state, channel] = [last(typed, 'state') === 'manual' ? 'manual' : 'failed', last(typed, 'channel')] as const;
    const asks = { state, ...(channel === '' ? {} : { channel }) } as const;
    const done = orRefuse(await this.bulk.replay(visit.actor, asks));
    await this.pages.show(visit, { channel }, { told: toldOf(done, visit.locale) });
  }

  @Post('deliveries/:id/replay')
  async replay(
    @Param('id', { schema: id }) delivery: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const done = await this.replays.replay(visit.actor, delivery, keyOf(typed, `REPLAY.${delivery}`));
    await this.answer(visit, { delivery, typed, action: 'REPLAY' }, done);
  }

  @Post('deliveries/:id/settle')
  async settle(
    @Param('id', { schema: id }) delivery: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const done = await settleTyped(this.settling, visit.actor, delivery, typed);
    await this.answer(visit, { delivery, typed, action: 'SETTLE_DELIVERY' }, done);
  }

  private async answer(
    visit: Visit,
    { delivery, typed, action }: { delivery: string; typed: Typed; action: string },
    done: Outcome<true>,
  ): Promise<void> {
    if (done.ok) await this.desk.go(visit, '/syndication', action);
    else await this.pages.show(visit, {}, { tried: { delivery, typed, refusals: done.refusals } });
  }
}

function toldOf({ replayed, refused, next }: BulkReplayed, locale: Locale): NonNullable<Said['told']> {
  const say = (key: string, params: Record<string, string | number> = {}): string =>
    translate(locale, `syndication.bulk.${key}`, params);
  const reasons = [
    ...new Set(refused.flatMap(({ refusals }) => refusals.map((refusal) => sentenceOf(refusal, locale)))),
  ];
  const lines = [
    say('done', { count: replayed.length }),
    ...(refused.length === 0 ? [] : [say('refused', { count: refused.length, reason: reasons.join(' ') })]),
    ...(next === null ? [] : [say('more')]),
  ];
  return { tone: refused.length === 0 ? 'done' : 'warn', lines, answer: null };
}
