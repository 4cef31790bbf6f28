import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Desk } from '../desk.js';
import { keyOf, last, revisionOf, typedOf } from '../typed.js';
import { EditPage } from './edit-page.js';
import { savedAnswer } from './saved-answer.js';
import { StoredDrafts } from './stored-drafts.js';

const id = z.uuid();

/** A stored draft is written on. */
@ApiExcludeController()
@Controller('workbench/items/:id')
export class EditController {
  constructor(
    private readonly desk: Desk,
    private readonly page: EditPage,
    private readonly drafts: StoredDrafts,
  ) {}

  @Get('edit')
  async open(
    @Param('id', { schema: id }) item: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.show(this.desk.visit(request, reply), item, null);
  }

  @Post('edit')
  async save(
    @Param('id', { schema: id }) item: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const step = last(typed, 'do');
    if (step.startsWith('rows:')) {
      await this.page.show(visit, item, typed);
      return;
    }
    const saved = await this.drafts.save(visit.actor, item, typed, revisionOf(typed), keyOf(typed, 'EDIT'));
    if (!saved.ok) {
      await this.page.show(visit, item, typed, saved.refusals);
      return;
    }
    if (step === 'submit') {
      await this.page.submit(visit, saved.value, typed);
      return;
    }
    await this.desk.go(visit, `/workbench/items/${item}/edit?saved=1`, 'EDIT');
  }

  @Post('autosave')
  async autosave(
    @Param('id', { schema: id }) item: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const saved = await this.drafts.save(visit.actor, item, typed, revisionOf(typed));
    await savedAnswer(visit, saved, null);
  }
}
