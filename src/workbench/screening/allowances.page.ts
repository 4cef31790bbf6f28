import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccountDirectory } from '../../access/account-directory.js';
import { orRefuse } from '../../access/refused-error.js';
import { Allowances } from '../../confidentiality/allowances.js';
import { translate } from '../../platform/i18n.js';
import { Desk } from '../desk.js';
import { namesOf } from './names-of.js';
import { tabsOf } from './tabs.js';

const asked = z.object({ cursor: z.string().max(300).optional() });

/** What the unit's reviewers said is no find: seen by all of the unit, taken back by those who answer for the review. */
@ApiExcludeController()
@Controller('workbench/allowances')
export class AllowancesPage {
  constructor(
    private readonly desk: Desk,
    private readonly allowances: Allowances,
    private readonly people: AccountDirectory,
  ) {}

  @Get()
  async list(
    @Query({ schema: asked }) { cursor }: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { rows, next } = orRefuse(await this.allowances.list(visit.actor, cursor));
    const title = translate(visit.locale, 'screening.allowances.title');
    const name = await namesOf(
      this.people,
      rows.flatMap(({ saidBy, revokedBy }) => [saidBy, revokedBy]),
    );
    const may = this.allowances.mayRevoke(visit.actor);
    await this.desk.show(
      visit,
      'allowances',
      { title, place: 'reports' },
      {
        tabs: tabsOf('allowances', visit.locale),
        rows: rows.map((row) => ({
          ...{ ...row, saidBy: name(row.saidBy), revokedBy: name(row.revokedBy) },
          kind: translate(visit.locale, `screening.names.${row.detector}`),
          revocable: may && row.revokedAt === null,
        })),
        next: next === null ? null : `/workbench/allowances?cursor=${next}`,
        first: cursor === undefined ? null : '/workbench/allowances',
      },
    );
  }

  @Post(':id/revoke')
  async revoke(
    @Param('id', { schema: z.uuid() }) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    orRefuse(await this.allowances.revoke(visit.actor, id));
    await this.desk.go(visit, '/workbench/allowances', 'REVOKE_ALLOWANCE');
  }
}
