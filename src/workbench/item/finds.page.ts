import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Expunging } from '../../confidentiality/expunging.js';
import { FindDecisions } from '../../confidentiality/find-decisions.js';
import { Desk } from '../desk.js';
import { keyOf, last, revisionOf, typedOf } from '../typed.js';
import { ItemPages } from './item-pages.js';

const VERDICT = z.enum(['mask', 'keep', 'not-a-find', 'expunge']).catch('keep');

/** One find decided, or what carries it removed, and on to the next. */
@ApiExcludeController()
@Controller('workbench/items/:id/finds')
export class FindsPage {
  constructor(
    private readonly desk: Desk,
    private readonly decisions: FindDecisions,
    private readonly expunging: Expunging,
    private readonly pages: ItemPages,
  ) {}

  @Post(':find')
  async decide(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Param('find', { schema: z.string().max(40) }) find: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const decision = VERDICT.parse(last(typed, 'decision'));
    const reason = [last(typed, 'reason'), last(typed, 'words')].filter((each) => each !== '').join('：');
    const asked = { actor: visit.actor, caseId, revision: revisionOf(typed), key: keyOf(typed, `DECIDE-${find}`) };
    const said = reason === '' ? {} : { reason };
    const decided =
      decision === 'expunge'
        ? await this.expunging.expunge(asked, find)
        : await this.decisions.decide(asked, { find, decision, ...said });
    const [done, next] = decision === 'expunge' ? ['EXPUNGE', ''] : ['DECIDE', `?find=${find}`];
    if (decided.ok) await this.desk.go(visit, `/workbench/items/${caseId}${next}#finds-state`, done);
    else await this.pages.show(visit, caseId, 'text', { refusals: decided.refusals, typed, action: 'DECIDE' });
  }
}
