import { Body, Controller, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RefusedError } from '../access/refused-error.js';
import { Clock } from '../platform/clock.js';
import { Exchange } from './exchange.js';
import { intakeAnswer, intakeNotice, type IntakeAnswer } from './schemas.js';
import { Senders } from './senders.js';
import { readHeaders } from '../access/signed-message.js';

/** The notice's own schema, without the envelope that a named one comes in. */
const noticeSchema = z.toJSONSchema(intakeNotice, { io: 'input', unrepresentable: 'any' }).$defs?.IntakeNotice ?? {};

/** Where other systems hand in tender texts: signed, stamped by the machine, answered the same however often they are sent. */
@ApiTags('intake')
@Controller('api/v1/intake')
export class IntakeController {
  constructor(
    private readonly senders: Senders,
    private readonly exchange: Exchange,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Hand in a tender text by data exchange (六（六）): published within 12 hours of this receipt',
  })
  @ApiHeader({ name: 'webhook-id', required: true, description: 'Of the message; sent again, the first answer comes' })
  @ApiHeader({ name: 'webhook-timestamp', required: true, description: 'Seconds since 1970, at most 5 minutes apart' })
  @ApiHeader({ name: 'webhook-signature', required: true, description: '`v1,` and base64, as Standard Webhooks says' })
  @ApiBody({ schema: noticeSchema as object })
  @ApiCreatedResponse({ standardSchema: intakeAnswer })
  async take(@Body() payload: unknown, @Req() request: RawBodyRequest<FastifyRequest>): Promise<IntakeAnswer> {
    const now = this.clock.now();
    const message = readHeaders(request.headers, now);
    if (!('sentAt' in message)) throw new RefusedError(message);
    const body = request.rawBody ?? Buffer.alloc(0);
    const sender = this.senders.by(message, body.toString('utf8'));
    if (sender === null) throw new RefusedError([{ code: 'signature-invalid', kind: 'unauthenticated' }]);
    const heard = await this.exchange.hear(sender, message.id, body, payload, now);
    if (!heard.ok) throw new RefusedError(heard.refusals);
    return heard.value;
  }
}
