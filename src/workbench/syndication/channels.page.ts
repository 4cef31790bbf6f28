import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import { translate } from '../../platform/i18n.js';
import { ChannelActs } from '../../syndication/overseeing/channel-acts.js';
import type { TestAnswer } from '../../syndication/overseeing/test-event.js';
import { Desk, type Visit } from '../desk.js';
import { last, typedOf, type Typed } from '../typed.js';
import { took } from './channel-model.js';
import { SyndicationModels } from './syndication-models.js';
import { SyndicationPages, type Said } from './syndication-pages.js';

const LONGEST = 1_000;

/** Stopping a channel, letting it go on, trying it: by hand. */
@ApiExcludeController()
@Controller('syndication/channels/:id')
export class ChannelsPage {
  constructor(
    private readonly desk: Desk,
    private readonly acts: ChannelActs,
    private readonly pages: SyndicationPages,
    private readonly models: SyndicationModels,
  ) {}

  @Post('pause')
  async pause(
    @Param('id') channel: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const reason = last(typed, 'reason').slice(0, LONGEST);
    const done = reason === '' ? refused([REASON_NEEDED]) : await this.acts.pause(visit.actor, channel, reason);
    await this.answer(visit, channel, typed, 'CHANNEL_PAUSED', done);
  }

  @Post('resume')
  async resume(
    @Param('id') channel: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const reason = last(typed, 'reason').slice(0, LONGEST);
    const done = await this.acts.resume(visit.actor, channel, reason === '' ? null : reason);
    await this.answer(visit, channel, typed, 'CHANNEL_RESUMED', done);
  }

  /** The answer is shown at once; a page that is loaded again would ask again, which does no harm. */
  @Post('test')
  async test(@Param('id') channel: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const done = await this.acts.test(visit.actor, channel);
    if (done.ok) await this.pages.show(visit, {}, { told: this.told(visit, channel, done.value) });
    else await this.pages.show(visit, {}, { tried: { channel, typed: new Map(), refusals: done.refusals } });
  }

  private async answer(visit: Visit, channel: string, typed: Typed, act: string, done: Outcome<true>): Promise<void> {
    if (done.ok) await this.desk.go(visit, '/syndication', act);
    else await this.pages.show(visit, {}, { tried: { channel, typed, refusals: done.refusals } });
  }

  private told({ locale }: Visit, channel: string, answer: TestAnswer): NonNullable<Said['told']> {
    const { httpStatus, error, response, durationMs } = answer;
    const said = { channel: this.models.channelName(channel, locale), took: took(durationMs, locale) };
    const line =
      httpStatus === null
        ? translate(locale, 'syndication.tested.silent', { ...said, error: error ?? '' })
        : translate(locale, 'syndication.tested.answered', { ...said, status: httpStatus });
    const fine = httpStatus !== null && httpStatus < 300;
    return { tone: fine ? 'done' : 'warn', lines: [line], answer: response === '' ? null : response };
  }
}

const REASON_NEEDED: Refusal = { code: 'channel-reason', kind: 'content', field: 'reason' };
