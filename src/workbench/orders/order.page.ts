import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Reason } from '../../access/problem.js';
import { requestProblem } from '../../access/request-problem.js';
import { uploadOf } from '../../items/upload.js';
import { OrderEvidence } from '../../supervision/evidence.js';
import { OrderActs } from '../../supervision/order-acts.js';
import { Desk, type Visit } from '../desk.js';
import { keyOf, revisionOf, typedOf } from '../typed.js';
import { inputOf } from './order-forms.js';
import { OrderPages } from './order-pages.js';

const id = z.uuid();
const action = z.string().regex(/^[A-Z_]{2,40}$/);

/** One order: reading it, and acting on it by one small form per action. */
@ApiExcludeController()
@Controller('workbench/orders/:id')
export class OrderPage {
  constructor(
    private readonly desk: Desk,
    private readonly pages: OrderPages,
    private readonly acts: OrderActs,
    private readonly evidence: OrderEvidence,
  ) {}

  @Get()
  async show(
    @Param('id', { schema: id }) order: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(this.desk.visit(request, reply), order, null);
  }

  /** Accepted: 303 to the order. Refused: the same page with the reasons and everything typed. */
  @Post('actions/:action')
  async act(
    @Param('id', { schema: id }) caseId: string,
    @Param('action', { schema: action }) name: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const asked = { actor: visit.actor, caseId, action: name, input: inputOf(name, typed) };
    const done = await this.acts.act({ ...asked, revision: revisionOf(typed), key: keyOf(typed, name) });
    if (done.ok) await this.desk.go(visit, `/workbench/orders/${caseId}`, name);
    else await this.pages.show(visit, caseId, { action: name, typed, refusals: done.refusals });
  }

  /** Files come first, one by one; the answer then names them. */
  @Post('evidence')
  async add(
    @Param('id', { schema: id }) order: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const refusals = await this.added(visit, order, request);
    if (refusals.length === 0) await this.desk.go(visit, `/workbench/orders/${order}#act`, 'EVIDENCE');
    else await this.pages.show(visit, order, { action: 'EVIDENCE', typed: new Map(), refusals });
  }

  private async added(visit: Visit, order: string, request: FastifyRequest): Promise<readonly Reason[]> {
    try {
      const added = await this.evidence.add(visit.actor, order, await uploadOf(request));
      return added.ok ? [] : added.refusals;
    } catch (error) {
      const problem = requestProblem(error);
      if (problem === null) throw error;
      return problem.refusals.map((reason) => ({ ...reason, field: 'file' }));
    }
  }
}
