import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refused } from '../../domain/refusal.js';
import { NOT_NEEDED } from '../../engine/case-door.js';
import { Links, linkBody } from '../../syndication/links/links.js';
import { Desk } from '../desk.js';
import { keyOf, last, typedOf } from '../typed.js';
import { ItemPages } from './item-pages.js';

/** Recording where an item was posted by hand. */
@ApiExcludeController()
@Controller('workbench/items/:id/links')
export class LinksPage {
  constructor(
    private readonly desk: Desk,
    private readonly links: Links,
    private readonly pages: ItemPages,
  ) {}

  @Post()
  async record(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [visit, typed] = [this.desk.visit(request, reply), typedOf(body)];
    const read = linkBody.safeParse({ channel: last(typed, 'channel'), url: last(typed, 'url') });
    const key = keyOf(typed, 'RECORD_LINK');
    const done = read.success
      ? await this.links.record({ actor: visit.actor, caseId, revision: NOT_NEEDED, key }, read.data)
      : refused([{ code: 'link-wrong', kind: 'content', field: 'url' }]);
    if (done.ok) await this.desk.go(visit, `/workbench/items/${caseId}/deliveries`, 'RECORD_LINK');
    else await this.pages.show(visit, caseId, 'deliveries', { refusals: done.refusals, typed, action: 'RECORD_LINK' });
  }
}
