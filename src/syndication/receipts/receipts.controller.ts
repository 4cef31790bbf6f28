import { Body, Controller, HttpCode, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { NOT_FOUND, RefusedError } from '../../access/refused-error.js';
import { isSignedWith, readHeaders } from '../../access/signed-message.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { ConfiguredChannels } from '../configured-channels.js';
import { takeReceipt } from './receipt-store.js';
import { laterReceipt, receiptTaken } from './schemas.js';

/** Where a platform that takes a message first and judges it later says what became of it; signed with the channel's own key. */
@ApiTags('syndication')
@Controller('api/v1/channels/:channel/receipts')
export class ReceiptsController {
  constructor(
    private readonly channels: ConfiguredChannels,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'A platform’s receipt for a message it was sent; the first one settles it' })
  @ApiHeader({ name: 'webhook-id', required: true, description: 'Of this message' })
  @ApiHeader({ name: 'webhook-timestamp', required: true, description: 'Seconds since 1970, at most 5 minutes apart' })
  @ApiHeader({ name: 'webhook-signature', required: true, description: '`v1,` and base64, with the channel’s key' })
  @ApiOkResponse({ standardSchema: receiptTaken })
  async take(
    @Param('channel') channel: string,
    @Body({ schema: laterReceipt }) receipt: z.infer<typeof laterReceipt>,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ): Promise<z.infer<typeof receiptTaken>> {
    const now = this.clock.now();
    const message = readHeaders(request.headers, now);
    if (!('sentAt' in message)) throw new RefusedError(message);
    const body = (request.rawBody ?? Buffer.alloc(0)).toString('utf8');
    const keys = (this.channels.connection(channel)?.secrets ?? []).filter((secret) => secret.startsWith('whsec_'));
    if (!keys.some((secret) => isSignedWith(secret, message, body)))
      throw new RefusedError([{ code: 'signature-invalid', kind: 'unauthenticated' }]);
    const taken = await takeReceipt(this.database.pool, channel, receipt, now);
    if (taken === 'unknown') throw new RefusedError([NOT_FOUND]);
    return { taken };
  }
}
