import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Ask, type Asking } from '../../access/asking.js';
import { orRefuse } from '../../access/refused-error.js';
import { ChannelActs } from './channel-acts.js';
import { channelJson } from './channel-json.js';
import { Channels } from './channels.js';
import { channelList, pauseBody, resumeBody, testAnswer, type ChannelList } from './schemas.js';

/** The places outside that publications go to: how each stands, and stopping it, letting it go on, trying it. */
@ApiTags('syndication')
@Controller('api/v1/channels')
export class ChannelsController {
  constructor(
    private readonly channels: Channels,
    private readonly acts: ChannelActs,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Every channel: its state, the last day, what waits; for the government office and publishers',
  })
  @ApiOkResponse({ standardSchema: channelList })
  async list(@Ask() ask: Asking): Promise<ChannelList> {
    return { channels: orRefuse(await this.channels.list(ask.actor())).map(channelJson) };
  }

  @Post(':id/pause')
  @HttpCode(204)
  @ApiOperation({ summary: 'Send nothing more to it until it is resumed; what is owed waits' })
  async pause(
    @Param('id') id: string,
    @Body({ schema: pauseBody }) { reason }: z.infer<typeof pauseBody>,
    @Ask() ask: Asking,
  ): Promise<void> {
    orRefuse(await this.acts.pause(ask.actor(), id, reason));
  }

  @Post(':id/resume')
  @HttpCode(204)
  @ApiOperation({ summary: 'Go on: the breaker is closed, and what waits goes out at once' })
  async resume(
    @Param('id') id: string,
    @Body({ schema: resumeBody }) { reason }: z.infer<typeof resumeBody>,
    @Ask() ask: Asking,
  ): Promise<void> {
    orRefuse(await this.acts.resume(ask.actor(), id, reason ?? null));
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a signed event without content (gongkai.test), and tell what the platform answers' })
  @ApiOkResponse({ standardSchema: testAnswer })
  async test(@Param('id') id: string, @Ask() ask: Asking): Promise<z.infer<typeof testAnswer>> {
    return orRefuse(await this.acts.test(ask.actor(), id));
  }
}
