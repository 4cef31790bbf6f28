import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound, orRefuse } from '../../access/refused-error.js';
import { readScope } from '../../domain/authority/read-scope.js';
import { Obligations } from '../../obligations/obligations.js';
import { obligationState } from '../../obligations/schemas.js';
import { translate } from '../../platform/i18n.js';
import { Desk } from '../desk.js';
import { typedOf } from '../typed.js';
import { flashOf } from './flash.js';
import { addressOf, listChoices } from './list-model.js';
import { ObligationActing } from './obligation-acting.js';
import { ObligationPage } from './obligation-page.js';
import { ObligationRows } from './row-model.js';

const id = z.uuid();
const action = z.string().regex(/^[A-Z_]{2,40}$/);
const asked = z.object({
  state: obligationState.catch('open'),
  unit: z.string().max(80).optional(),
  cursor: z.string().max(300).optional(),
});

/** 应公开未公开: what is owed and not yet public, with its clock running. */
@ApiExcludeController()
@Controller('workbench/obligations')
export class ObligationsPage {
  constructor(
    private readonly desk: Desk,
    private readonly obligations: Obligations,
    private readonly rows: ObligationRows,
    private readonly page: ObligationPage,
    private readonly acting: ObligationActing,
  ) {}

  @Get()
  async list(
    @Query({ schema: asked }) query: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { actor, locale } = visit;
    if (readScope(actor, this.rows.naming.jurisdiction).kind === 'none') throw notFound();
    const { rows, next } = orRefuse(await this.obligations.list(actor, query));
    const shown = rows.map((row) => this.rows.of({ ...row, units: [row.unit, ...row.memory.units] }, actor, locale));
    const title = translate(locale, 'obligations.title');
    await this.desk.show(
      visit,
      'obligations',
      { title, place: 'obligations' },
      {
        ...listChoices(visit, query, this.rows.naming),
        rows: shown,
        acting: shown.some(({ draftable, nothing }) => draftable || nothing !== ''),
        next: next === null ? null : addressOf(query, next),
        first: query.cursor === undefined ? null : addressOf(query),
        flash: flashOf(visit),
      },
    );
  }

  @Get(':id')
  async show(
    @Param('id', { schema: id }) obligation: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.show(this.desk.visit(request, reply), obligation);
  }

  /** Accepted: 303 back to the list or the obligation. Refused: its page with the reasons and what was typed. */
  @Post(':id/actions/:action')
  async act(
    @Param('id', { schema: id }) obligation: string,
    @Param('action', { schema: action }) name: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const done = await this.acting.act(visit.actor, obligation, name, typed);
    if (done.ok) await this.desk.go(visit, this.acting.backTo(obligation, typed), name);
    else await this.page.show(visit, obligation, { action: name, typed, refusals: done.refusals });
  }
}
