import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { malformed } from '../../access/malformed.js';
import type { Reason } from '../../access/problem.js';
import { orRefuse } from '../../access/refused-error.js';
import { Delegations } from '../../people/delegations/delegations.js';
import { newDelegation } from '../../people/delegations/schemas.js';
import { Desk } from '../desk.js';
import { all, last, typedOf, type Typed } from '../typed.js';
import { DelegationForm } from './delegation-form.js';

const asked = z.object({
  of: z.enum(['mine', 'unit']).catch('mine'),
  unit: z.string().max(80).optional(),
  cursor: z.string().max(300).optional(),
});

/** Delegation for absence (外出委托): given and received, a new one, and the end of one. */
@ApiExcludeController()
@Controller('workbench/delegations')
export class DelegationsPage {
  constructor(
    private readonly desk: Desk,
    private readonly delegations: Delegations,
    private readonly form: DelegationForm,
  ) {}

  @Get()
  async list(
    @Query({ schema: asked }) query: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.form.show(this.desk.visit(request, reply), query, typedOf(request.query), []);
  }

  @Post()
  async create(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const wrong = await this.made(visit.actor, typed);
    if (wrong.length === 0) await this.desk.go(visit, '/workbench/delegations', 'DELEGATE');
    else await this.form.show(visit, { of: 'mine' }, typed, wrong);
  }

  @Post(':id/end')
  async end(
    @Param('id', { schema: z.uuid() }) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    orRefuse(await this.delegations.end(visit.actor, id));
    await this.desk.go(visit, '/workbench/delegations', 'END_DELEGATION');
  }

  private async made(actor: Parameters<Delegations['create']>[0], typed: Typed): Promise<readonly Reason[]> {
    const optional = ['from', 'document'].flatMap((name) => {
      const value = last(typed, name);
      return value === '' ? [] : [[name, value] as const];
    });
    const given = { roles: [...all(typed, 'roles')], ...Object.fromEntries(optional) };
    const texts = ['to', 'fromDate', 'toDate', 'reason'].map((name) => [name, last(typed, name)] as const);
    const parsed = newDelegation.safeParse({ ...given, ...Object.fromEntries(texts) });
    if (!parsed.success) return malformed(parsed.error.issues);
    const made = await this.delegations.create(actor, parsed.data);
    return made.ok ? [] : made.refusals;
  }
}
