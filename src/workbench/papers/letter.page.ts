import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { orRefuse } from '../../access/refused-error.js';
import { ItemViews } from '../../items/item-view.js';
import { Views } from '../../platform/views.js';
import { Desk } from '../desk.js';
import { Naming } from '../naming.js';
import { letterModel } from './letter-model.js';
import { PaperFinds } from './paper-finds.js';

const id = z.uuid();
const asked = z.object({ party: z.string().trim().max(200).default('') });

/** The letter to a third party before anything of its secrets or privacy is published. */
@ApiExcludeController()
@Controller('workbench/items/:id/consultation-letter')
export class LetterPage {
  constructor(
    private readonly desk: Desk,
    private readonly views: ItemViews,
    private readonly finds: PaperFinds,
    private readonly rendering: Views,
    private readonly naming: Naming,
  ) {}

  @Get()
  async show(
    @Param('id', { schema: id }) item: string,
    @Query({ schema: asked }) { party }: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { actor, locale } = this.desk.visit(request, reply);
    const view = orRefuse(await this.views.of(actor, item));
    const finds = await this.finds.of(view.opened, view.opened.now);
    const html = this.rendering.render(
      'print/consultation-letter',
      locale,
      letterModel(view, finds, party, this.naming),
    );
    void reply.headers({ 'cache-control': 'no-store' });
    await reply.type('text/html; charset=utf-8').send(html);
  }
}
