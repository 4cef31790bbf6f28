import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Desk, type Visit } from '../desk.js';
import type { Reason } from '../../access/problem.js';
import { revisionOf, typedOf, type Typed } from '../typed.js';
import { ItemPages } from './item-pages.js';
import { Uploads } from './uploads.js';

const id = z.uuid();

/** Files of a draft, by hand. */
@ApiExcludeController()
@Controller('workbench/items/:id/attachments')
export class AttachmentsPage {
  constructor(
    private readonly desk: Desk,
    private readonly uploads: Uploads,
    private readonly pages: ItemPages,
  ) {}

  @Post()
  async attach(
    @Param('id', { schema: id }) item: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { typed, outcome } = await this.uploads.attach(visit.actor, item, request);
    if (outcome.ok) await this.done(visit, item, 'ATTACH');
    else await this.refused(visit, item, typed, outcome.refusals);
  }

  @Post(':attachment/remove')
  async remove(
    @Param('id', { schema: id }) item: string,
    @Param('attachment', { schema: id }) attachment: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const removed = await this.uploads.detach(visit.actor, item, attachment, revisionOf(typed));
    if (removed.ok) await this.done(visit, item, 'DETACH');
    else await this.refused(visit, item, typed, removed.refusals);
  }

  private async done(visit: Visit, item: string, what: string): Promise<void> {
    await this.desk.go(visit, `/workbench/items/${item}/attachments`, what);
  }

  private async refused(visit: Visit, item: string, typed: Typed, refusals: readonly Reason[]): Promise<void> {
    await this.pages.show(visit, item, 'attachments', { refusals, typed, action: 'ATTACH' });
  }
}
