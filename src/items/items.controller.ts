import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { orRefuse } from '../access/refused-error.js';
import { CaseBirths } from '../engine/case-births.js';
import { NOT_NEEDED, type Asked } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import { MarkChecks } from '../confidentiality/mark-checks.js';
import { sentenceOf } from '../platform/i18n.js';
import { localeOf } from '../platform/locale-of.js';
import { asEdit, contentOf } from './given-content.js';
import { itemJson } from './item-json.js';
import { ItemViews } from './item-view.js';
import { commentBody, createdItem, itemParams, itemPatch, itemRevision, marksBody, newItem } from './schemas.js';

/** Items: drafting, reading, marks and comments. What moves an item is in actions.controller. */
@ApiTags('items')
@Controller('api/v1/items')
export class ItemsController {
  constructor(
    private readonly births: CaseBirths,
    private readonly editor: CaseEditor,
    private readonly views: ItemViews,
    private readonly checks: MarkChecks,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Begin an item of a catalogue entry; the entry, its principle and the project decide the responsible unit',
  })
  @ApiCreatedResponse({ standardSchema: createdItem })
  async create(
    @Body({ schema: newItem }) body: z.infer<typeof newItem>,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    const asked = {
      actor: ask.actor(),
      entry: body.entry,
      project: body.project ?? null,
      countersigners: body.countersigners ?? [],
      key: ask.key,
    };
    const { blocked, ...born } = orRefuse(await this.births.create({ ...asked, content: contentOf(body) }));
    const warning = (step: string) => ({
      code: 'nobody-eligible',
      step,
      message: sentenceOf({ code: 'nobody-eligible', params: { step } }, localeOf(request)),
    });
    return { ...born, warnings: blocked.map(({ step }) => warning(step)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'The item with its tasks, deliveries and every action: allowed, or why not' })
  async show(
    @Param('id', { schema: itemParams }) id: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const view = orRefuse(await this.views.of(ask.actor(), id));
    reply.header('etag', `"${String(view.opened.row.revision)}"`);
    return itemJson(view, localeOf(request));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change the draft; fields not named stay, an element set to null is emptied' })
  @ApiOkResponse({ standardSchema: itemRevision })
  async edit(
    @Param('id', { schema: itemParams }) id: string,
    @Body({ schema: itemPatch }) body: z.infer<typeof itemPatch>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    return { id, ...orRefuse(await this.editor.edit(optionally(ask, id), asEdit(body))) };
  }

  @Put(':id/marks')
  @ApiOperation({ summary: 'The reviewer’s marks, all of them: publish, mask or withhold, with ground' })
  @ApiOkResponse({ standardSchema: itemRevision })
  async mark(
    @Param('id', { schema: itemParams }) id: string,
    @Body({ schema: marksBody }) { marks }: z.infer<typeof marksBody>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    return {
      id,
      ...orRefuse(await this.editor.mark(optionally(ask, id), marks, (opened) => this.checks.of(opened, marks))),
    };
  }

  @Post(':id/comments')
  @HttpCode(201)
  @ApiOperation({ summary: 'A comment for colleagues; never published' })
  async comment(
    @Param('id', { schema: itemParams }) id: string,
    @Body({ schema: commentBody }) { text }: z.infer<typeof commentBody>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    return {
      id,
      ...orRefuse(
        await this.editor.comment({ actor: ask.actor(), caseId: id, revision: NOT_NEEDED, key: NOT_NEEDED }, text),
      ),
    };
  }

  @Delete(':id/attachments/:attachment')
  @ApiOperation({ summary: 'Take a file off the draft' })
  @ApiOkResponse({ standardSchema: itemRevision })
  async detach(
    @Param('id', { schema: itemParams }) id: string,
    @Param('attachment', { schema: itemParams }) attachment: string,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    return { id, ...orRefuse(await this.editor.detach(optionally(ask, id), attachment)) };
  }
}

/** Editing merges by field: a revision and a key are honoured when given, not demanded. */
export const optionally = (ask: Asking, caseId: string): Asked => ({
  actor: ask.actor(),
  caseId,
  revision: ask.revision ?? NOT_NEEDED,
  key: ask.key ?? NOT_NEEDED,
});
