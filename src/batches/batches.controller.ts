import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { notFound, orRefuse } from '../access/refused-error.js';
import { RECORD_KINDS } from '../domain/exchange/dual-publicity/table.js';
import { sentenceOf } from '../platform/i18n.js';
import { localeOf } from '../platform/locale-of.js';
import { batchJson } from './batch-json.js';
import { ENDINGS } from './batch-store.js';
import { Batches } from './batches.js';
import { Making } from './making.js';
import { Receiving } from './receiving.js';
import { batch, batchId, batchPage, channelId, listQuery, receiptBody, receivedAnswer, wishBody } from './schemas.js';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** What is filed by hand (双公示填报): gathered into files, and the receipt entered. */
@ApiTags('syndication')
@Controller('api/v1')
export class BatchesController {
  constructor(
    private readonly batches: Batches,
    private readonly making: Making,
    private readonly receiving: Receiving,
  ) {}

  @Get('channels/:id/batches')
  @ApiOperation({ summary: 'Batches of a channel of mode `file`, newest first; paged by key' })
  @ApiOkResponse({ standardSchema: batchPage })
  async list(
    @Param('id', { schema: channelId }) id: string,
    @Query({ schema: listQuery }) { cursor }: z.infer<typeof listQuery>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof batchPage>> {
    const { rows, next } = orRefuse(await this.batches.list(ask.actor(), id, cursor));
    return { batches: rows.map(batchJson), next };
  }

  @Post('channels/:id/batches')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Gather what waits into the files of a batch; 409 when nothing waits, 422 with every fault',
  })
  @ApiCreatedResponse({ standardSchema: batch })
  async make(
    @Param('id', { schema: channelId }) id: string,
    @Body({ schema: wishBody }) wish: z.infer<typeof wishBody>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof batch>> {
    const actor = ask.actor();
    const made = orRefuse(await this.making.make(actor, id, wish));
    return batchJson(orRefuse(await this.batches.one(actor, made)));
  }

  @Get('batches/:id/:file')
  @ApiOperation({ summary: 'A file as it was filed: licence.xlsx, licence.csv, penalty.xlsx or penalty.csv' })
  @ApiProduces(TYPES.xlsx, TYPES.csv)
  async download(
    @Param('id', { schema: batchId }) id: string,
    @Param('file') file: string,
    @Ask() ask: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const actor = ask.actor();
    const [kind, ending, more] = file.split('.', 3);
    const [known, type] = [RECORD_KINDS.find((one) => one === kind), ENDINGS.find((one) => one === ending)];
    if (known === undefined || type === undefined || more !== undefined) throw notFound();
    const content = orRefuse(await this.batches.download(actor, id, known, type));
    reply.header('content-type', TYPES[type]);
    reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
    reply.header('content-disposition', `attachment; filename="${known}-${id.slice(-8)}.${type}"`);
    return content;
  }

  @Post('batches/:id/receipt')
  @HttpCode(200)
  @ApiOperation({ summary: 'The receipt of the batch: on the trail of every item in it (SETTLE_DELIVERY)' })
  @ApiOkResponse({ standardSchema: receivedAnswer })
  async receive(
    @Param('id', { schema: batchId }) id: string,
    @Body({ schema: receiptBody }) body: z.infer<typeof receiptBody>,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof receivedAnswer>> {
    const { refused, ...counts } = orRefuse(await this.receiving.receive(ask.actor(), id, body));
    const locale = localeOf(request);
    return {
      ...counts,
      refused: refused.map(({ delivery, refusals }) => ({
        delivery,
        reason: refusals.map((refusal) => ({ code: refusal.code, message: sentenceOf(refusal, locale) })),
      })),
    };
  }
}
