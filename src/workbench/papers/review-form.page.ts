import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccountDirectory } from '../../access/account-directory.js';
import { orRefuse } from '../../access/refused-error.js';
import { TrailReader, type TrailEntry } from '../../audit/trail-reader.js';
import { ItemViews } from '../../items/item-view.js';
import { Views } from '../../platform/views.js';
import { Desk } from '../desk.js';
import { Naming } from '../naming.js';
import { PaperFinds } from './paper-finds.js';
import { reviewActs } from './review-acts.js';
import { accountsOn, reviewFormModel } from './review-form-model.js';

const id = z.uuid();

/** 公开审查（含保密审查）表 on paper: what was decided item by item, by whom, on which ground (政府信息公开条例 17). */
@ApiExcludeController()
@Controller('workbench/items/:id/review-form')
export class ReviewFormPage {
  constructor(
    private readonly desk: Desk,
    private readonly views: ItemViews,
    private readonly trails: TrailReader,
    private readonly finds: PaperFinds,
    private readonly people: AccountDirectory,
    private readonly rendering: Views,
    private readonly naming: Naming,
  ) {}

  @Get()
  async show(
    @Param('id', { schema: id }) item: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { actor, locale } = this.desk.visit(request, reply);
    const view = orRefuse(await this.views.of(actor, item));
    const trail = await this.whole(item);
    const { row, now } = view.opened;
    const finds = await this.finds.of(view.opened, reviewActs(trail, row.version).concluded?.at ?? now);
    const people = await this.people.find(accountsOn(view, finds, trail));
    const model = reviewFormModel({ view, trail, finds, people }, this.naming);
    const html = this.rendering.render('print/review-form', locale, model);
    void reply.headers({ 'cache-control': 'no-store' });
    await reply.type('text/html; charset=utf-8').send(html);
  }

  private async whole(item: string): Promise<TrailEntry[]> {
    const all: TrailEntry[] = [];
    for (let after: number | null = 0; after !== null;) {
      const { entries, next } = await this.trails.of(item, after);
      all.push(...entries);
      after = next;
    }
    return all;
  }
}
