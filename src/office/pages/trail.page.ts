import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound } from '../../access/refused-error.js';
import { ItemTrail } from '../../items/item-trail.js';
import { translate } from '../../platform/i18n.js';
import { MatterReader } from '../board/matter-reader.js';
import { rowModel } from '../showing/row-model.js';
import { Visits } from './visits.js';

const asked = z.object({
  after: z.coerce.number().int().min(0).max(1_000_000).default(0),
  lang: z.string().optional(),
});

/** The trail of one case within the reader's scope: who did what and when. The content of the case is not shown. */
@ApiExcludeController()
@Controller('office/cases/:id/trail')
export class TrailPage {
  constructor(
    private readonly visits: Visits,
    private readonly matters: MatterReader,
    private readonly trail: ItemTrail,
  ) {}

  @Get()
  async show(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: asked }) { after }: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope, showing } = this.visits.enter(request, reply);
    const row = await this.matters.one(scope, id);
    if (row === null) throw notFound();
    const { lines, next } = await this.trail.page(id, visit.locale, after);
    const title = translate(visit.locale, 'office.trail.title');
    await this.visits.desk.show(
      visit,
      'office/trail',
      { title, place: 'office' },
      {
        ...{ row: rowModel(row, showing), lines },
        next: next === null ? null : `/office/cases/${id}/trail?after=${String(next)}`,
        first: after === 0 ? null : `/office/cases/${id}/trail`,
      },
    );
  }
}
