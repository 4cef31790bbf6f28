import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Ask, type Asking } from '../access/asking.js';
import { notFound, orRefuse } from '../access/refused-error.js';
import { CaseEditor } from '../engine/case-editor.js';
import { CaseDoor, NOT_NEEDED } from '../engine/case-door.js';
import { Blobs } from './blobs.js';
import { kindOf } from './file-kind.js';
import { optionally } from './items.controller.js';
import { itemParams } from './schemas.js';
import { attachmentName, uploadOf } from './upload.js';

/** Files of an item: kept by the hash of their bytes, judged by content, served as downloads. */
@ApiTags('items')
@Controller('api/v1/items/:id/attachments')
export class AttachmentsController {
  constructor(
    private readonly editor: CaseEditor,
    private readonly door: CaseDoor,
    private readonly blobs: Blobs,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiConsumes('multipart/form-data')
  @ApiOperation({
    summary: 'Attach a file (`file`, `title?`): PDF, DOCX, XLSX, PPTX, OFD, PNG, JPEG, TXT, CSV, HTML up to 20 MiB',
  })
  async attach(
    @Param('id', { schema: itemParams }) id: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    const asked = optionally(ask, id);
    const opened = await this.door.open(asked);
    if (opened?.content !== true) throw notFound();
    const upload = await uploadOf(request);
    const mediaType = orRefuse(await kindOf(upload.bytes, upload.fileName));
    const { fileName, title, bytes } = upload;
    return { item: id, ...orRefuse(await this.editor.attach(asked, { title, fileName, mediaType, bytes })) };
  }

  @Get(':attachment')
  @ApiOperation({ summary: 'The file, for those who may see the item' })
  async download(
    @Param('id', { schema: itemParams }) caseId: string,
    @Param('attachment', { schema: itemParams }) attachment: string,
    @Ask() ask: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const opened = await this.door.open({ actor: ask.actor(), caseId, key: NOT_NEEDED });
    const file = opened?.content !== true ? undefined : opened.row.attachments.find((each) => each.id === attachment);
    const blob = file === undefined ? null : await this.blobs.read(file.sha256);
    if (file === undefined || blob === null) throw notFound();
    reply.header('content-type', blob.media_type);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('content-disposition', attachmentName(file.fileName));
    return blob.content;
  }
}
