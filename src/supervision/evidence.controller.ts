import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { notFound, orRefuse } from '../access/refused-error.js';
import { Blobs } from '../items/blobs.js';
import { attachmentName, uploadOf } from '../items/upload.js';
import { OrderEvidence } from './evidence.js';
import { fileJson } from './order-json.js';
import { OrderStore } from './order-store.js';
import { OrderViews } from './order-view.js';
import { evidenceFile } from './schemas.js';

const id = z.uuid();

/** Files of an answer: added before it, named in it as `file:<id>`. */
@ApiTags('supervision')
@Controller('api/v1/supervision-orders/:id/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: OrderEvidence,
    private readonly views: OrderViews,
    private readonly store: OrderStore,
    private readonly blobs: Blobs,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: 'Add a file (`file`, `title?`) for the answer to an order: the addressed unit' })
  @ApiCreatedResponse({ standardSchema: evidenceFile })
  async add(
    @Param('id', { schema: id }) order: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    const actor = ask.actor();
    if ((await this.views.open(actor, order)) === null) throw notFound();
    return fileJson(orRefuse(await this.evidence.add(actor, order, await uploadOf(request))));
  }

  @Get(':file')
  @ApiOperation({ summary: 'The file, for those who may see the order' })
  async download(
    @Param('id', { schema: id }) order: string,
    @Param('file', { schema: id }) file: string,
    @Ask() ask: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    if ((await this.views.open(ask.actor(), order)) === null) throw notFound();
    const { evidence } = await this.store.extras(order);
    const found = evidence.find((each) => each.id === file);
    const blob = found === undefined ? null : await this.blobs.read(found.sha256);
    if (found === undefined || blob === null) throw notFound();
    reply.header('content-type', blob.media_type);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('content-disposition', attachmentName(found.file_name));
    return blob.content;
  }
}
